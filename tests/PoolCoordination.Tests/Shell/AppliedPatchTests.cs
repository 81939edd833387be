using PoolCoordination.Shell;

namespace PoolCoordination.Tests.Shell;

public sealed class AppliedPatchTests
{
    [Fact]
    public void Files_that_are_added_changed_deleted_or_moved_are_found_once_each() =>
        Assert.Equal(
            ["new.txt", "src/a b.py", "gone.md", "old.c", "moved.c"],
            AppliedPatch.FilesIn(
                "*** Begin Patch\n*** Add File: new.txt\n+*** Delete File: no\n*** Update File: src/a b.py\r\n@@\n"
                    + "-*** Add File: no\n+x\n*** Delete File: gone.md\n*** Update File: old.c\n*** Move to: moved.c\n@@\n x\n"
                    + "*** Update File: new.txt\n*** End Patch"
            )
        );

    [Theory]
    [InlineData("  *** Update File: a.py")]
    [InlineData("\t*** Delete File:  a.py ")]
    public void Blanks_before_a_heading_hide_no_file(string heading) =>
        Assert.Equal(["q.txt", "a.py"], AppliedPatch.FilesIn($"*** Begin Patch\n*** Add File: q.txt\n+a\n{heading}\n*** End Patch"));

    [Theory]
    [InlineData("*** Update File:a.py")]
    [InlineData("*** Add File:\ta.py")]
    [InlineData("*** Delete File:\u00a0a.py")]
    [InlineData("*** Update File: q.txt\n*** Move to:a.py")]
    public void A_heading_needs_no_blank_before_the_path(string heading) =>
        Assert.Equal(
            ["q.txt", "a.py"],
            AppliedPatch.FilesIn($"*** Begin Patch\n*** Update File: q.txt\n@@\n-a\n+b\n{heading}\n@@\n-a\n+b\n*** End Patch")
        );

    [Theory]
    [InlineData("*** Update File: q.txt\n@@\n *** Update File: a.py\n-a\n+b")]
    [InlineData("*** Update File: q.txt\n   *** Delete File: a.py\n-a\n+b")]
    [InlineData("*** Update File: q.txt\n@@\n-a\n+b\n@@\n *** Move to: a.py\n-a\n+b")]
    [InlineData("*** Update File: q.txt\n@@\n+a\f*** Update File: a.py\n-a")]
    [InlineData("*** Add File: q.txt\n+a\u2028*** Update File: a.py\n+\u0085*** Delete File: a.py")]
    public void A_line_of_a_file_that_looks_like_a_heading_is_none(string change) =>
        Assert.Equal(["q.txt"], AppliedPatch.FilesIn($"*** Begin Patch\n{change}\n*** End Patch"));

    [Theory]
    [InlineData("")]
    [InlineData("no patch")]
    [InlineData("*** Add File: \n")]
    public void Without_a_file_there_is_none(string patch) => Assert.Empty(AppliedPatch.FilesIn(patch));
}
