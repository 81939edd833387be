namespace PoolCoordination.Tests;

/// <summary>The worked blocks of the document that this product implements.</summary>
internal static class SourceDocument
{
    public const string Completed = """
        ```pool
        INSTANCE: A
        ACTION: completed
        TOPIC: Context router v2 migration
        SUMMARY: Migrated all docs to structured headers. V2 router tested. All hooks configured.
        AFFECTS: systems/*.md, modules/*.md, settings.json
        BLOCKS: Other instances can use attention dynamics now
        ```
        """;

    public const string Blocked = """
        ```pool
        INSTANCE: C
        ACTION: blocked
        TOPIC: Oracle training data access
        SUMMARY: Cannot access training_data/interactions/ - directory locked by PID 12345. Need coordination.
        AFFECTS: oracle_consciousness_integration.py
        BLOCKS: Oracle model fine-tuning
        ```
        """;

    public const string Claimed = """
        ```pool
        INSTANCE: B
        ACTION: claimed
        TOPIC: ASUS visual server refactor
        SUMMARY: Starting major refactor of CLIP/LLaVA integration. ASUS unavailable 14:00-14:30.
        AFFECTS: visual_perception_client/, image_integration_v3.py
        BLOCKS: Visual features unavailable during refactor window
        ```
        """;

    public const string Signaling = """
        ```pool
        INSTANCE: D
        ACTION: signaling
        TOPIC: Hailo NPU optimization opportunity
        SUMMARY: Discovered Hailo-8L running at only 40% utilization. Could 2x speedup with better batching.
        AFFECTS: orin_sensory_cortex/ppe_inference.py
        BLOCKS: None, just FYI
        ```
        """;
}
