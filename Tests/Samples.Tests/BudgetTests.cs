namespace Unroll.Samples.Tests;

/// <summary>What the generator writes into the samples.</summary>
public class BudgetTests
{
    [Theory]
    [InlineData("Samples")]
    [InlineData("Samples.Common")]
    [InlineData("Samples.Detection")]
    [InlineData("Samples.Faces")]
    [InlineData("Samples.Style")]
    public void Methods_of_the_samples_keep_the_budget(string program) =>
        Assert.Empty(Operations.Tests.MethodBudget.Exceeded(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, $"{program}.dll"))));
}
