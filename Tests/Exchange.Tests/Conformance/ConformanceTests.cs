namespace Unroll.Exchange.Tests.Conformance;

/// <summary>ONNX's own tests of operators.</summary>
public sealed class ConformanceTests
{
    [Fact]
    public void There_are_as_many_tests_as_the_page_says() => Assert.Equal(289, NodeTest.All.Length);

    [Fact]
    public void No_test_gives_wrong_numbers_or_an_exception_that_is_no_message()
    {
        string[] faults =
            [.. ConformanceRun.Results.Where(result => result.Fault is not null).Select(result => $"{result.Test.Name}: {result.Fault}")];
        Assert.True(faults.Length == 0, $"{faults.Length} faults\n{string.Join('\n', faults)}");
    }

    [Fact]
    public void Those_that_are_refused_say_why() =>
        Assert.All(ConformanceRun.Results.Where(result => !result.Passed), result => Assert.NotEmpty(result.Reason));

    /// <summary>The page is written by UNROLL_UPDATE_GOLDEN=1.</summary>
    [Fact]
    public void The_page_says_what_passes()
    {
        string page = ConformancePage.Write(ConformanceRun.Results), path = Path.Combine(Repository.Folder, "docs", "onnx-conformance.md");
        if (Repository.IsUpdated)
            File.WriteAllText(path, page);
        Assert.Equal(File.ReadAllText(path), page);
    }
}
