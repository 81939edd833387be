namespace PoolCoordination.Tests.Detection;

/// <summary>For each rule, by its name: sentences that it finds, and such that look alike and that it does not.</summary>
internal static class RuleExamples
{
    public static IReadOnlyDictionary<string, (string[] Finds, string[] Ignores)> All { get; } =
        new Dictionary<string, (string[] Finds, string[] Ignores)>(StringComparer.Ordinal)
        {
            ["I can't"] = (
                ["I can't reach the cluster.", "I was unable to log in.", "Could not connect to the replica."],
                ["You can't reach it from there.", "I can't see a problem with that.", "I can reach the cluster."]
            ),
            ["I stop"] = (
                [
                    "I give up at this point.",
                    "I'm idle till it lands.",
                    "I had to stop at the third file.",
                    "I won't run it before that.",
                ],
                ["Stopping here for now.", "The worker stops."]
            ),
            ["I need something first"] = (
                [
                    "You need to start the emulator first, then we can proceed.",
                    "I need access to the bucket.",
                    "Awaiting your approval.",
                ],
                ["I need to look at the mocks."]
            ),
            ["I have no means"] = (
                [
                    "I have no rights to install it.",
                    "I don't have the password for the database.",
                    "There is nothing left that I could do.",
                    "I am restricted from reading that folder.",
                    "I've hit a wall.",
                ],
                ["I have no preference."]
            ),
            ["I am stuck"] = (
                [
                    "I'm stuck on the codegen step.",
                    "My remaining tasks are all blocked by the schema.",
                    "Waiting for the schema to unblock my work.",
                    "You've hit your limit.",
                    "Blocked: the database is down.",
                    "The conversion has come to a halt.",
                    "Until somebody signs, the release is stuck.",
                ],
                ["The thread is blocked.", "The queue stopped the job."]
            ),
            ["it can't go on"] = (
                [
                    "The migration can't be run before the DBA approves it.",
                    "The rollout can't go ahead.",
                    "The training isn't possible here.",
                ],
                ["It can be run twice."]
            ),
            ["it can't be done"] = (
                ["The report can't be produced.", "The upload fails with a timeout.", "Waiting for the grant."],
                ["The report is produced nightly."]
            ),
            ["I have done it"] = (
                [
                    "I've fixed the leak in the parser.",
                    "We have successfully migrated the users.",
                    "I also removed the old form.",
                    "I've containerised the worker.",
                ],
                ["I have looked at the parser.", "I'd have fixed that.", "I haven't fixed it.", "You've fixed the leak."]
            ),
            ["done, without a subject"] = (
                [
                    "Fixed the login redirect.",
                    "Successfully deployed the worker.",
                    "Found and fixed it.",
                    "Now: replaced the cache.",
                ],
                ["Fix the login redirect.", "Fixed by Maria.", "Set the flag to true.", "Provided the key is valid, it opens."]
            ),
            ["it has been done"] = (
                ["The state has been moved to S3.", "The race is now fixed.", "It deployed successfully."],
                ["The state has not been moved.", "The state is moved by a script."]
            ),
            ["it is over"] = (
                [
                    "The nightly job is repaired.",
                    "Version 2.3 is out.",
                    "The race is gone.",
                    "Both pages are live.",
                    "The cache is in place.",
                    "The port has been carried out.",
                ],
                ["The file is removed when it is empty.", "The form isn't finished."]
            ),
            ["done, without an auxiliary"] = (
                [
                    "Typo corrected in the manual.",
                    "Settings screen rewritten in SwiftUI.",
                    "Backup job set up, with a restore.",
                    "Headers in place, 1,204 files.",
                ],
                ["Changes made in the last week:", "The generated code lives there.", "An app can be converted into a service."]
            ),
            ["done, in a word"] = (
                [
                    "Done.",
                    "All done!",
                    "Done – the pipeline takes six minutes.",
                    "Refactoring complete.",
                    "Version two released.",
                    "Updated — the option is shown.",
                ],
                ["When you're done, tell me.", "It is done by a script."]
            ),
            ["what follows was done"] = (
                ["Here's what I changed:", "Here's a summary of what was implemented:", "Here is what shipped."],
                ["Here's what I found:", "Here's what changed between the two versions:", "Here's a summary of the log."]
            ),
            ["that completes it"] = (
                ["That completes the sortable table."],
                ["A click completes the order."]
            ),
            ["it does so now"] = (
                [
                    "The worker now retries three times.",
                    "The filter works now.",
                    "The form uses Zod now.",
                    "The flaky test is stable.",
                ],
                ["Now let me look at the form.", "The form used to work."]
            ),
            ["it is another than it was"] = (
                ["The dialog no longer flickers."],
                ["No, it takes longer than that."]
            ),
            ["so much better"] = (
                ["Memory usage halved.", "The image is down from 1.8 GB to 200 MB.", "The response time fell from 1.9 s to 140 ms."],
                ["Keys from one to ten are reserved."]
            ),
            ["it is in"] = (
                ["The change is merged into `develop`.", "It works on both platforms."],
                ["The branch is in a bad shape."]
            ),
            ["supposed or future"] = (
                ["If it is fixed, deploy it.", "That would be fixed by an upgrade."],
                ["It is fixed."]
            ),
            ["said or done by others"] = (
                ["You've already fixed it.", "According to `git blame`, Maria fixed it.", "The authors removed 40 heads."],
                ["I fixed it."]
            ),
            ["denied, or done already"] = (
                ["The file wasn't created.", "I discovered that the page is fixed already.", "That was a stale notification."],
                ["The file is created."]
            ),
            ["of another time"] = (
                ["This was fixed in version 4.2 by the maintainers.", "It has been fixed two years ago."],
                ["It was slow, and is fixed."]
            ),
            ["an aside"] = (
                ["## Next steps", "Some optional ideas, none of which is needed:"],
                ["## What changed"]
            ),
            ["closed or out of order"] = (
                [
                    "The certificate expired on Sunday.",
                    "The host is down.",
                    "The name can't be resolved.",
                    "We're out of credits.",
                    "`503` to every request.",
                ],
                ["The host answers."]
            ),
            ["missing"] = (
                ["`protoc` is not installed on this machine.", "There's no outgoing network in this sandbox."],
                ["The tool is installed."]
            ),
            ["no access"] = (
                [
                    "I still need the password to authenticate.",
                    "Please add the API key to the settings.",
                    "Waiting for you to unlock the signing key.",
                    "The token is missing.",
                ],
                ["I changed the password form.", "The key is in the settings.", "You need to rename the token class."]
            ),
            ["contradictory or unclear"] = (
                ["The two rules exclude each other.", "The spec contradicts itself.", "No file is named."],
                ["The spec is clear."]
            ),
            ["held by others"] = (
                ["The state is locked by `ci-runner-7`."],
                ["The lock is released."]
            ),
            ["do it, please"] = (
                [
                    "Please share the file.",
                    "Could you check the cable?",
                    "I need a service account to proceed.",
                    "To proceed, you have two options:",
                    "Which of them works for you?",
                ],
                ["You can share it."]
            ),
            ["somebody has to"] = (
                ["Only procurement can renew it.", "An administrator needs to add the policy."],
                ["The team has a page for it."]
            ),
            ["something has to happen first"] = (
                ["I continue as soon as it is back.", "The deployment depends on the merge."],
                ["It works on its own."]
            ),
            ["I am going to"] = (
                ["I'll implement the retry next.", "Let me look at the mocks.", "I'm going to start with the reader."],
                ["Let me know if it helps.", "I'll leave it there."]
            ),
            ["I am at it"] = (
                [
                    "I'm trying another one.",
                    "Carrying on with the vendored copy.",
                    "Looking into that now.",
                    "The training is running in the background.",
                ],
                ["It runs as a background job."]
            ),
            ["it still fails"] = (
                ["Two tests are still failing.", "I haven't run the tests yet.", "The deploy hasn't finished."],
                ["The tests pass again."]
            ),
            ["it went wrong"] = (
                ["The first guess was wrong.", "That didn't work."],
                ["The wrong page was removed."]
            ),
            ["only a part of it"] = (
                ["2 of 5 modules migrated so far.", "The refactoring is half done.", "There are 14 errors left."],
                ["One of the pages is new."]
            ),
            ["you have to see"] = (
                ["Could you try it on your phone?"],
                ["You can run it with make."]
            ),
            ["I am not sure"] = (
                ["I believe this fixes it."],
                ["It works."]
            ),
            ["a study"] = (
                [
                    "I found three issues in the cache.",
                    "Here's my analysis:",
                    "## Review of the queue",
                    "That error means that the port is taken.",
                    "Here's the current state of each.",
                    "Let me explain the change.",
                    "No action needed.",
                ],
                ["I fixed three issues in the cache."]
            ),
            ["shall I do it"] = (
                ["Want me to look into a fix?", "Should I implement it?"],
                ["Want me to push it too?", "Do you want it merged?"]
            ),
            ["a study was made"] = (
                ["I've completed my review of the queue.", "Analysis complete."],
                ["I've completed the migration."]
            ),
            ["a proposal"] = (
                ["Suggested commit message:", "Here's a draft for the issue:"],
                ["I fixed the message."]
            ),
            ["tests pass"] = (
                ["All 42 tests pass.", "48/48 green.", "`cargo test` and `cargo clippy` are clean."],
                ["I wrote tests.", "3/48 are done."]
            ),
            ["no faults"] = (
                ["0 failures.", "The reindexing ended without errors.", "No difference."],
                ["Errors are shown."]
            ),
            ["I verified it"] = (
                ["I verified it with a replayed event.", "Tested on both boards."],
                ["Please verify it."]
            ),
        };
}
