using System.Reflection;

namespace Unroll.Operations.Tests;

/// <summary>
/// Every emitted method within a third of what RyuJIT optimizes (src/coreclr/jit/compiler.h in dotnet/runtime: 60,000 bytes of IL, 20,000
/// instructions, 2,000 basic blocks, 2,000 locals, 8,000 local references); past any of these it would compile without optimization.
/// </summary>
public class MethodBudgetTests
{
    private static readonly MethodSize Budget =
        new("budget", Bytes: 20_000, Instructions: 6_000, Blocks: 600, Locals: 400, LocalReferences: 2_500);

    [Fact]
    public void Methods_of_the_catalog_keep_the_budget() => Check(CompiledNetworks.Catalog.Value.Image);

    [Fact]
    public void Methods_of_random_networks_keep_the_budget() => Check(RandomNetworkTests.First.Value.Image);

    [Fact]
    public void Methods_of_the_samples_keep_the_budget() => Check(File.ReadAllBytes(typeof(MethodBudgetTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Samples").Value!));

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

    private static void Check(byte[] image)
    {
        List<MethodSize> sizes = MethodSize.Read(image);
        Assert.NotEmpty(sizes);
        MethodSize[] over = [.. sizes.Where(size => size.Bytes > Budget.Bytes || size.Instructions > Budget.Instructions
            || size.Blocks > Budget.Blocks || size.Locals > Budget.Locals || size.LocalReferences > Budget.LocalReferences)];
        string list = string.Join("\n", over.Take(30).AsEnumerable());
        Assert.True(over.Length == 0, $"{over.Length} of {sizes.Count} methods are past the budget:\n{list}");
    }
}
