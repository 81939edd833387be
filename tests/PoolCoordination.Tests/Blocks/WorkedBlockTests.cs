using PoolCoordination.Blocks;
using PoolCoordination.Entries;

namespace PoolCoordination.Tests.Blocks;

public class WorkedBlockTests
{
    [Fact]
    public void A_finished_task_is_read_with_all_its_fields()
    {
        var block = Read(SourceDocument.Completed);

        Assert.Equal("A", block.Instance);
        Assert.Equal(PoolAction.Completed, block.Action);
        Assert.Equal("Context router v2 migration", block.Topic);
        Assert.Equal("Migrated all docs to structured headers. V2 router tested. All hooks configured.", block.Summary);
        Assert.Equal(["systems/*.md", "modules/*.md", "settings.json"], block.Affects);
        Assert.Equal("Other instances can use attention dynamics now", block.Blocks);
        Assert.Equal(TimeSpan.FromHours(1), block.Ttl);
    }

    [Fact]
    public void A_blocker_is_read_with_all_its_fields()
    {
        var block = Read(SourceDocument.Blocked);

        Assert.Equal("C", block.Instance);
        Assert.Equal(PoolAction.Blocked, block.Action);
        Assert.Equal("Oracle training data access", block.Topic);
        Assert.Equal("Cannot access training_data/interactions/ - directory locked by PID 12345. Need coordination.", block.Summary);
        Assert.Equal(["oracle_consciousness_integration.py"], block.Affects);
        Assert.Equal("Oracle model fine-tuning", block.Blocks);
    }

    [Fact]
    public void A_claim_is_read_with_all_its_fields()
    {
        var block = Read(SourceDocument.Claimed);

        Assert.Equal("B", block.Instance);
        Assert.Equal(PoolAction.Claimed, block.Action);
        Assert.Equal("ASUS visual server refactor", block.Topic);
        Assert.Equal("Starting major refactor of CLIP/LLaVA integration. ASUS unavailable 14:00-14:30.", block.Summary);
        Assert.Equal(["visual_perception_client/", "image_integration_v3.py"], block.Affects);
        Assert.Equal("Visual features unavailable during refactor window", block.Blocks);
    }

    [Fact]
    public void A_discovery_is_read_with_all_its_fields()
    {
        var block = Read(SourceDocument.Signaling);

        Assert.Equal("D", block.Instance);
        Assert.Equal(PoolAction.Signaling, block.Action);
        Assert.Equal("Hailo NPU optimization opportunity", block.Topic);
        Assert.Equal("Discovered Hailo-8L running at only 40% utilization. Could 2x speedup with better batching.", block.Summary);
        Assert.Equal(["orin_sensory_cortex/ppe_inference.py"], block.Affects);
        Assert.Equal("None, just FYI", block.Blocks);
    }

    [Fact]
    public void All_blocks_of_one_answer_are_read_in_their_order()
    {
        var answer = string.Join(
            "\n\nAnd then:\n\n",
            SourceDocument.Completed,
            SourceDocument.Blocked,
            SourceDocument.Claimed,
            SourceDocument.Signaling
        );

        Assert.Equal(["A", "C", "B", "D"], BlockReader.Read(answer).Select(block => block.Instance));
    }

    private static PoolBlock Read(string text)
    {
        var block = Assert.Single(BlockReader.Read(text));
        Assert.True(block.IsUsable);
        Assert.Empty(block.Problems);
        return block;
    }
}
