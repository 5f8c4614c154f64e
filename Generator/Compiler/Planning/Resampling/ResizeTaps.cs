using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Planning;

/// <summary>
/// The taps of interpolations along one axis, computed in double precision. Inputs outside that are clamped to the border add their weights
/// to it.
/// </summary>
/// <param name="operation">The interpolation.</param>
/// <param name="inputs">The inputs.</param>
/// <param name="outputs">The outputs.</param>
/// <param name="given">The scale that is given; 0 where it is that of the extents.</param>
internal sealed class ResizeTaps(ResizeOperation operation, int inputs, int outputs, float given)
{
    private readonly double scale = given > 0 ? given : (double)outputs / inputs;
    private readonly List<(int Input, double Weight)> weights = [];   // of the output at hand

    public static AxisTaps Of(ResizeOperation operation, int inputs, int outputs, float given) =>
        AxisTaps.Of(inputs, outputs, new ResizeTaps(operation, inputs, outputs, given).Add);

    private void Add(int output, List<Tap> taps)
    {
        double place = PlaceOf(output);
        if (operation.Mode == Interpolation.Nearest)
        {
            taps.Add(new(Clamp(Rounded(place)), 1));
            return;
        }

        // Where the output is smaller, the function is as much wider.
        double width = operation.Antialias ? Math.Max(1, 1 / scale) : 1;
        double radius = (operation.Mode == Interpolation.Bilinear ? 1 : 2) * width;
        weights.Clear();
        double sum = 0;
        for (double at = Math.Floor(place - radius) + 1; at < place + radius; at++)
        {
            double weight = Weight(Math.Abs(at - place) / width);
            if (weight == 0 || operation.ExcludeOutside && (at < 0 || at >= inputs))
                continue;
            sum += weight;
            int input = Clamp(at), last = weights.Count - 1;
            if (last >= 0 && weights[last].Input == input)
                weights[last] = (input, weights[last].Weight + weight);
            else
                weights.Add((input, weight));
        }

        double divisor = operation.Antialias || operation.ExcludeOutside ? sum : 1;
        foreach ((int input, double weight) in weights)
            if ((float)(weight / divisor) is not 0 and var share)
                taps.Add(new(input, share));
    }

    /// <summary>
    /// Where an output lies. By the extents it is a division of whole numbers, so that what lies on an input does so exactly.
    /// </summary>
    private double PlaceOf(int output) => operation.Coordinates switch
    {
        Coordinates.Asymmetric => given > 0 ? output / scale : (double)output * inputs / outputs,
        Coordinates.AlignCorners => Length == 1 ? 0 : output * (inputs - 1.0) / (Length - 1),
        Coordinates.PyTorchHalfPixel when Length == 1 => 0,
        Coordinates.HalfPixelSymmetric => HalfPixel(output) + inputs * (1 - outputs / Length) / 2,
        _ => HalfPixel(output),
    };

    /// <summary>The extent of the output that the scale stands for.</summary>
    private double Length => given > 0 ? scale * inputs : outputs;

    private double HalfPixel(int output) =>
        given > 0 ? (output + 0.5) / scale - 0.5 : ((2.0 * output + 1) * inputs - outputs) / (2.0 * outputs);

    private double Rounded(double place) => operation.Rounding switch
    {
        NearestRounding.Floor => Math.Floor(place),
        NearestRounding.Ceil => Math.Ceiling(place),
        NearestRounding.RoundPreferFloor => Math.Ceiling(place - 0.5),
        _ => Math.Floor(place + 0.5),
    };

    private int Clamp(double place) => (int)Math.Min(Math.Max(place, 0), inputs - 1);

    /// <summary>The weight at a distance: a triangle, or Keys' piecewise cubic function.</summary>
    private double Weight(double x)
    {
        if (operation.Mode == Interpolation.Bilinear)
            return Math.Max(0, 1 - x);
        double a = operation.CubicCoefficient;
        return x <= 1 ? ((a + 2) * x - (a + 3)) * x * x + 1
            : x < 2 ? ((a * x - 5 * a) * x + 8 * a) * x - 4 * a
            : 0;
    }
}
