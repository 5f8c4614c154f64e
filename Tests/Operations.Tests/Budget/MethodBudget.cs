namespace Unroll.Operations.Tests;

/// <summary>
/// Every emitted method within a third of what RyuJIT optimizes (src/coreclr/jit/compiler.h in dotnet/runtime: 60,000 bytes of IL, 20,000
/// instructions, 2,000 basic blocks, 2,000 locals, 8,000 local references); past any of these it would compile without optimization.
/// </summary>
internal static class MethodBudget
{
    private static readonly MethodSize Budget =
        new("budget", Bytes: 20_000, Instructions: 6_000, Blocks: 600, Locals: 400, LocalReferences: 2_500);

    /// <summary>Fails if a method of an assembly is past the budget.</summary>
    public static void Check(byte[] image)
    {
        List<MethodSize> sizes = MethodSize.Read(image);
        Assert.NotEmpty(sizes);
        MethodSize[] over = [.. sizes.Where(size => size.Bytes > Budget.Bytes || size.Instructions > Budget.Instructions
            || size.Blocks > Budget.Blocks || size.Locals > Budget.Locals || size.LocalReferences > Budget.LocalReferences)];
        string list = string.Join("\n", over.Take(30).AsEnumerable());
        Assert.True(over.Length == 0, $"{over.Length} of {sizes.Count} methods are past the budget:\n{list}");
    }
}
