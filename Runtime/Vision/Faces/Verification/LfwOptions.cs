namespace Unroll.Vision;

/// <summary>How <see cref="LfwProtocol"/> measures. The defaults are those of FaceNet's published evaluation (lfw.py and facenet.py of
/// github.com/davidsandberg/facenet): squared distances of descriptors of length 1, which lie from 0 to 4.</summary>
public sealed record LfwOptions
{
    /// <summary>The defaults.</summary>
    public static LfwOptions Default { get; } = new();

    /// <summary>The parts that the pairs are cut into, in their order; 10 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set below 2.</exception>
    public int Folds
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 2, nameof(value));
            field = value;
        }
    } = 10;

    /// <summary>Thresholds are tried from 0 to below this; 4 by default, which no squared distance of descriptors of length 1
    /// exceeds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to no positive, finite number.</exception>
    public double Greatest { get; init => field = Positive(value); } = 4;

    /// <summary>The step of the thresholds for the accuracy; .01 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to no positive, finite number.</exception>
    public double Step { get; init => field = Positive(value); } = .01;

    /// <summary>The step of the thresholds for true accepts at false accepts; .001 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to no positive, finite number.</exception>
    public double RateStep { get; init => field = Positive(value); } = .001;

    /// <summary>The rate of false accepts at which true ones are counted; .001 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to a number that is not above 0 and at most 1.</exception>
    public double FalseAcceptRate
    {
        get;
        init => field = value is > 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected a rate above 0 and at most 1.");
    } = .001;

    private static double Positive(double value) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected a positive, finite number.");
}
