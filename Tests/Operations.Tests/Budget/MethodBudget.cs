namespace Unroll.Operations.Tests;

/// <summary>
/// Every emitted method within a third of what RyuJIT optimizes (src/coreclr/jit/compiler.h in dotnet/runtime: 60,000 bytes of IL, 20,000
/// instructions, 2,000 basic blocks, 2,000 locals, 8,000 local references); past any of these it would compile without optimization.
/// </summary>
internal static class MethodBudget
{
    private static readonly MethodSize Budget =
        new("budget", Bytes: 20_000, Instructions: 6_000, Blocks: 600, Locals: 400, LocalReferences: 2_500);

    /// <summary>The methods of an assembly that are past the budget.</summary>
    /// <exception cref="InvalidDataException">It has no methods, so that nothing would be looked at.</exception>
    public static MethodSize[] Exceeded(byte[] image)
    {
        List<MethodSize> sizes = MethodSize.Read(image);
        return sizes.Count > 0 ? [.. sizes.Where(IsOver)] : throw new InvalidDataException("The assembly has no methods.");
    }

    private static bool IsOver(MethodSize size) => size.Bytes > Budget.Bytes || size.Instructions > Budget.Instructions
        || size.Blocks > Budget.Blocks || size.Locals > Budget.Locals || size.LocalReferences > Budget.LocalReferences;
}
