using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Tells of a call of a kernel in a line.</summary>
internal static class CallText
{
    /// <summary>The algorithm, what it computes, in which order its value lies, and the tile with the widest registers.</summary>
    public static string Of(KernelCall call)
    {
        Operand written = call.Operands.LastOrDefault(operand => operand.Placed is not null || operand.Space == Space.Output);
        string order = written.Placed is { } placed ? Invariant($"; order {placed.Layout.Kind}")
            : written.Space == Space.Output ? $"; order {LayoutKind.Nhwc}"
            : "";
        string? chosen = KernelEmitter.TileOf(call.Kernel, Isa.All[0])?.Replace("Register tile: ", "tile ").TrimEnd('.');
        string tile = string.IsNullOrEmpty(chosen) ? "" : $"; {Isa.All[0].Name}: {chosen}";
        string algorithm = call.Kernel.GetType().Name;
        algorithm = algorithm.Substring(0, algorithm.Length - "Kernel".Length);
        return $"{algorithm}: {call.Kernel.Summary.TrimEnd('.')}{order}{tile}.";
    }
}
