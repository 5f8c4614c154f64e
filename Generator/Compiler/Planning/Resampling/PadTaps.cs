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
        AxisTaps.Of(inputs, Enumerable.Range(-before, outputs).Select(place => Read(mode, place, inputs)));

    private static Tap[] Read(PadMode mode, int place, int inputs)
    {
        if (place >= 0 && place < inputs)
            return [new(place, 1)];
        return mode switch
        {
            PadMode.Reflect => [new(place < 0 ? -place : 2 * (inputs - 1) - place, 1)],
            PadMode.Edge => [new(place < 0 ? 0 : inputs - 1, 1)],
            _ => [],
        };
    }
}
