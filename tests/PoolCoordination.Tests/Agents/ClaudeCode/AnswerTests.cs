using PoolCoordination.Agents;
using PoolCoordination.Agents.ClaudeCode;

namespace PoolCoordination.Tests.Agents.ClaudeCode;

/// <summary>The bytes that a client reads.</summary>
public sealed class AnswerTests
{
    [Theory]
    [InlineData("SessionStart")]
    [InlineData("UserPromptSubmit")]
    public void Context_alone_is_plain_text_where_the_event_takes_it(string name) =>
        Assert.Equal("[A] \"done\" – ü\n", Written(new HookOutput(name) { Context = "[A] \"done\" – ü\n" }));

    [Fact]
    public void Context_that_a_client_would_take_for_JSON_is_put_into_JSON() =>
        Assert.Equal(
            """{"hookSpecificOutput":{"hookEventName":"SessionStart","additionalContext":"{x"}}""",
            Written(new HookOutput("SessionStart") { Context = "{x" })
        );

    [Fact]
    public void Context_of_other_events_is_in_JSON() =>
        Assert.Equal(
            """{"hookSpecificOutput":{"hookEventName":"PreToolUse","additionalContext":"a\u000ab"}}""",
            Written(new HookOutput("PreToolUse") { Context = "a\nb" })
        );

    [Fact]
    public void A_decision_stands_with_its_reason() =>
        Assert.Equal(
            """{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny","permissionDecisionReason":"r"}}""",
            Written(new HookOutput("PreToolUse") { Decision = "deny", Reason = "r" })
        );

    [Fact]
    public void A_message_for_the_person_stands_beside_what_the_model_is_told()
    {
        Assert.Equal("""{"systemMessage":"m"}""", Written(new HookOutput("SessionEnd") { SystemMessage = "m" }));
        Assert.Equal(
            """{"systemMessage":"m","hookSpecificOutput":{"hookEventName":"SessionStart","additionalContext":"c"}}""",
            Written(new HookOutput("SessionStart") { SystemMessage = "m", Context = "c" })
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("SessionStart")]
    [InlineData("Stop")]
    public void Nothing_to_say_writes_no_bytes(string name) => Assert.Empty(Answer.ToText(new HookOutput(name)));

    private static string Written(HookOutput output) => Answer.ToText(output);
}
