namespace Unroll.Samples.Tests;

/// <summary>What the generator writes into the samples.</summary>
public class BudgetTests
{
    [Fact]
    public void Methods_of_the_samples_keep_the_budget() =>
        Assert.Empty(Operations.Tests.MethodBudget.Exceeded(File.ReadAllBytes(typeof(global::Samples.LeNet.LeNet5).Assembly.Location)));
}
