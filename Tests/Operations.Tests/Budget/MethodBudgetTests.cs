namespace Unroll.Operations.Tests;

/// <summary>Emitted methods that the runtime optimizes for sure. Those of the samples are looked at in their own tests.</summary>
public class MethodBudgetTests
{
    [Fact]
    public void Methods_of_the_catalog_keep_the_budget() => Assert.Empty(MethodBudget.Exceeded(CompiledNetworks.Catalog.Value.Image));

    [Fact]
    public void Methods_of_random_networks_keep_the_budget() => Assert.Empty(MethodBudget.Exceeded(RandomNetworkTests.First.Value.Image));

    [Fact]
    public void The_sizes_are_read_from_this_assembly_too()
    {
        List<MethodSize> sizes = MethodSize.Read(File.ReadAllBytes(typeof(MethodBudgetTests).Assembly.Location));
        MethodSize own = Assert.Single(sizes, size => size.Name.EndsWith("MethodBudgetTests.Counted", StringComparison.Ordinal));
        Assert.InRange(own.Blocks, 3, 6);
        Assert.InRange(own.Locals, 2, 5);
        Assert.InRange(own.Instructions, 8, 30);
    }

    internal static int Counted(int limit)
    {
        int sum = 0;
        for (int i = 0; i < limit; i++)
            sum += i;
        return sum;
    }
}
