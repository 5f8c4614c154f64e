namespace Unroll.Operations.Tests.Reference;

/// <summary>A learned tensor in canonical order, with the sums that are its gradient.</summary>
internal sealed class ReferenceParameter(bool isWeights, params int[] dimensions)
{
    /// <summary>"stage.weights", "stage.bias", a stage's second ones "stage.weights2", "stage.bias2".</summary>
    public string Name { get; set; } = "";

    public bool IsWeights { get; } = isWeights;

    public int[] Dimensions { get; } = dimensions;

    /// <summary>The number of products in the sum that the tensor takes part in; scales the random values.</summary>
    public int FanIn { get; init; } = 1;

    public double[] Values { get; } = new double[dimensions.Aggregate(1, (product, extent) => product * extent)];

    public Sum[] Gradient { get; } = new Sum[dimensions.Aggregate(1, (product, extent) => product * extent)];

    public float L1 { get; set; }

    public float L2 { get; set; }

    public bool Frozen { get; set; }

    public Bounded this[int index] => Bounded.Exact(Values[index]);

    /// <summary>The values in single precision; they were drawn so that nothing is lost.</summary>
    public float[] ToSingle() => Array.ConvertAll(Values, value => (float)value);

    /// <summary>L1 x sum |w| + L2 / 2 x sum w², whose gradient is added.</summary>
    public Bounded Regularise()
    {
        var loss = default(Sum);
        if (Frozen || (L1 == 0 && L2 == 0))
            return loss.Total;
        for (int i = 0; i < Values.Length; i++)
        {
            double w = Values[i];
            loss.Add(Bounded.Rounded((L1 * Math.Abs(w)) + (L2 / 2.0 * w * w), 0, 4));
            Gradient[i].Add(Bounded.Rounded((L1 * Math.Sign(w)) + (L2 * w), 0, 3));
        }
        return loss.Total;
    }
}
