using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>The taps of paddings and of what is cut off.</summary>
internal static class PadTaps
{
    /// <summary>The taps of outputs from before the first input to behind the last one.</summary>
    /// <param name="mode">What stands outside.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="before">Outputs before the first input; below 0 where inputs are cut off.</param>
    /// <param name="outputs">The outputs.</param>
    public static AxisTaps Of(PadMode mode, int inputs, int before, int outputs) =>
        AxisTaps.Of(inputs, outputs, (output, taps) =>
        {
            if (Source(mode, output - before, inputs) is { } source)
                taps.Add(new(source, 1));
        });

    /// <summary>The input that stands at a place; null for a zero.</summary>
    private static int? Source(PadMode mode, int place, int inputs) =>
        place >= 0 && place < inputs ? place : mode switch
        {
            PadMode.Reflect => place < 0 ? -place : 2 * (inputs - 1) - place,
            PadMode.Edge => place < 0 ? 0 : inputs - 1,
            _ => null,
        };
}
