namespace Unroll.Exchange.Import;

/// <summary>What a Resize or an Upsample does to some extents of a tensor.</summary>
/// <param name="Mode">nearest, linear or cubic.</param>
/// <param name="Coordinates">The coordinate_transformation_mode.</param>
/// <param name="Rounding">The nearest_mode.</param>
/// <param name="CubicCoefficient">The cubic_coeff_a.</param>
/// <param name="ExcludeOutside">Whether what is outside weighs nothing.</param>
/// <param name="Antialias">Whether fewer elements are means of more.</param>
/// <param name="Inputs">The extents of the input.</param>
/// <param name="Outputs">The extents of the output.</param>
/// <param name="Scales">The scale of each extent; 0 where it is that of the extents.</param>
internal sealed record ModelResize(
    string Mode, string Coordinates, string Rounding, float CubicCoefficient, bool ExcludeOutside, bool Antialias, int[] Inputs,
    int[] Outputs, double[] Scales)
{
    private const int Most = 1 << 28;   // elements of an extent, as of a value of a network

    /// <summary>Reads a node; null where it has neither scales nor sizes, or they are none of such a tensor.</summary>
    /// <param name="node">The node.</param>
    /// <param name="inputs">The extents of what it reads.</param>
    /// <param name="scales">Its scales; null or empty where it has none.</param>
    /// <param name="sizes">Its sizes; null or empty where it has none.</param>
    public static ModelResize? Of(ModelNode node, int[] inputs, double[]? scales, long[]? sizes)
    {
        int[] axes = node.Integers("axes") is { } given
            ? [.. given.Select(axis => ModelNode.Axis(axis, inputs.Length))] : [.. Enumerable.Range(0, inputs.Length)];
        bool hasSizes = sizes is { Length: > 0 };
        int count = hasSizes ? sizes!.Length : scales?.Length ?? 0;
        if (count != axes.Length || axes.Any(axis => axis < 0 || axis >= inputs.Length))
            return null;
        int[] outputs = [.. inputs];
        double[] own = new double[inputs.Length];
        string policy = node.Text("keep_aspect_ratio_policy", "stretch");
        double[] ratios = [.. axes.Select((axis, i) => hasSizes ? (double)sizes![i] / inputs[axis] : scales![i])];
        if (ratios.Where((ratio, i) => !(ratio > 0 && ratio * inputs[axes[i]] < Most)).Any())
            return null;
        for (int i = 0; i < axes.Length; i++)
        {
            int axis = axes[i];
            double scale = !hasSizes || policy == "stretch" ? ratios[i] : policy == "not_larger" ? ratios.Min() : ratios.Max();
            outputs[axis] = !hasSizes ? (int)((float)scale * inputs[axis])
                : policy == "stretch" ? (int)sizes![i] : (int)((scale * inputs[axis]) + 0.5);
            if ((float)((double)outputs[axis] / inputs[axis]) != (float)scale)
                own[axis] = scale;
        }

        bool isOld = node.Operator == "Upsample" || node.Opset < 11;
        return outputs.Any(output => output < 1) ? null : new ModelResize(
            node.Text("mode", "nearest"),
            node.Text("coordinate_transformation_mode", isOld ? "asymmetric" : "half_pixel"),
            node.Text("nearest_mode", isOld ? "floor" : "round_prefer_floor"),
            node.Number("cubic_coeff_a", -0.75f), node.Integer("exclude_outside", 0) != 0, node.Integer("antialias", 0) != 0,
            inputs, outputs, own);
    }

    /// <summary>Whether nothing changes.</summary>
    public bool IsIdentity => Inputs.AsSpan().SequenceEqual(Outputs) && Scales.All(scale => scale == 0);

    /// <summary>The weights of an extent's elements in each of those that it becomes: a row for each of the latter.</summary>
    public float[] Matrix(int axis)
    {
        float[] weights = new float[checked(Outputs[axis] * Inputs[axis])];
        for (int output = 0; output < Outputs[axis]; output++)
        {
            foreach ((int input, double weight) in WeightsOf(axis, output))
                weights[(output * Inputs[axis]) + input] += (float)weight;
        }

        return weights;
    }

    /// <summary>The elements of an extent that an element of the output is made of, and their weights; some may come twice.</summary>
    public IEnumerable<(int Input, double Weight)> WeightsOf(int axis, int output)
    {
        int last = Inputs[axis] - 1;
        double scale = Scales[axis] > 0 ? Scales[axis] : (double)Outputs[axis] / Inputs[axis];
        double place = PlaceOf(axis, output);
        if (Mode == "nearest")
            return [((int)Math.Clamp(Nearest(place), 0, last), 1)];
        double stretch = Antialias ? Math.Max(1 / scale, 1) : 1, reach = (Mode == "linear" ? 1 : 2) * stretch;
        int first = (int)Math.Ceiling(place - reach), count = (int)Math.Floor(place + reach) - first + 1;
        (int At, double Weight)[] all =
        [
            .. Enumerable.Range(first, count).Where(at => !ExcludeOutside || (at >= 0 && at <= last))
                .Select(at => (at, Coefficient(Math.Abs(at - place) / stretch))),
        ];
        double sum = Antialias || ExcludeOutside ? all.Sum(tap => tap.Weight) : 1;
        return all.Where(tap => tap.Weight != 0).Select(tap => (Math.Clamp(tap.At, 0, last), tap.Weight / sum));
    }

    private double PlaceOf(int axis, int output)
    {
        (double input, double result, double scale) = (Inputs[axis], Outputs[axis], Scales[axis]);
        double extent = scale > 0 ? scale * input : result;
        double halfPixel = scale > 0 ? ((output + 0.5) / scale) - 0.5 : ((((2 * output) + 1) * input) - result) / (2 * result);
        return Coordinates switch
        {
            "asymmetric" => scale > 0 ? output / scale : output * input / result,
            "align_corners" => extent == 1 ? 0 : output * (input - 1) / (extent - 1),
            "pytorch_half_pixel" => extent == 1 ? 0 : halfPixel,
            "half_pixel_symmetric" => halfPixel + (input / 2 * (1 - (result / extent))),
            _ => halfPixel,
        };
    }

    private double Nearest(double place) => Rounding switch
    {
        "floor" => Math.Floor(place),
        "ceil" => Math.Ceiling(place),
        "round_prefer_ceil" => Math.Floor(place + 0.5),
        _ => Math.Ceiling(place - 0.5),
    };

    private double Coefficient(double x)
    {
        double a = CubicCoefficient;
        return Mode == "linear" ? Math.Max(0, 1 - x)
            : x <= 1 ? ((((a + 2) * x) - (a + 3)) * x * x) + 1
            : x < 2 ? (((((a * x) - (5 * a)) * x) + (8 * a)) * x) - (4 * a)
            : 0;
    }
}
