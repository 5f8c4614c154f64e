namespace Unroll.Operations.Tests.Reference;

/// <summary>What a tensor is to its operation; also its name behind that of the stage, in lower case.</summary>
internal enum ParameterKind
{
    Weights,
    Bias,
    Scale,
    Shift,
    Mean,
    Variance,
    Slope,
}

/// <summary>A tensor of numbers in canonical order that training changes, with the sums that are its gradient.</summary>
internal sealed class ReferenceParameter(ParameterKind kind, params int[] dimensions)
{
    /// <summary>"stage.weights", "stage.bias", a stage's second ones "stage.weights2", "stage.bias2"; likewise "stage.scale".</summary>
    public string Name { get; set; } = "";

    public ParameterKind Kind { get; } = kind;

    public int[] Dimensions { get; } = dimensions;

    /// <summary>The number of products in the sum that the tensor takes part in; scales the random values.</summary>
    public int FanIn { get; init; } = 1;

    public double[] Values { get; } = new double[dimensions.Aggregate(1, (product, extent) => product * extent)];

    public Sum[] Gradient { get; } = new Sum[dimensions.Aggregate(1, (product, extent) => product * extent)];

    /// <summary>Whether it is a running average, which training moves without a gradient.</summary>
    public bool IsRunning => Kind is ParameterKind.Mean or ParameterKind.Variance;

    /// <summary>Of a running average, the values that the last run leaves.</summary>
    public Bounded[] Moved { get; private set; } = [];

    public float L1 { get; set; }

    public float L2 { get; set; }

    public bool Frozen { get; set; }

    public Bounded this[int index] => Bounded.Exact(Values[index]);

    /// <summary>Draws the values: weights of variance 1 / fan-in, so that what passes through keeps its size; scales and variances
    /// around 1.</summary>
    public void Draw(Numbers numbers)
    {
        for (int i = 0; i < Values.Length; i++)
            Values[i] = Kind switch
            {
                ParameterKind.Weights => numbers.Uniform(Math.Sqrt(3.0 / FanIn)),
                ParameterKind.Scale or ParameterKind.Variance => 1 + numbers.Uniform(0.5),
                _ => numbers.Uniform(0.5),
            };
    }

    /// <summary>Forgets what the last run left.</summary>
    public void BeginRun()
    {
        Array.Clear(Gradient);
        Moved = IsRunning ? Array.ConvertAll(Values, Bounded.Exact) : [];
    }

    /// <summary>The values in single precision; they were drawn so that nothing is lost.</summary>
    public float[] ToSingle() => Array.ConvertAll(Values, value => (float)value);

    /// <summary>L1 x sum |w| + L2 / 2 x sum w², whose gradient is added.</summary>
    public Bounded Regularize()
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
