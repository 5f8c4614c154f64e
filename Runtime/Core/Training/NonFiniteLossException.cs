namespace Unroll;

/// <summary>
/// A step of training was not taken, since something in it is no finite number: infinite, or not a number (NaN). It may be the loss, a
/// gradient, the statistics of a batch normalization, or a parameter as the step would have made it. The parameters, the running averages
/// and the optimizer are as they were before the mini-batch, or the values of a span before the step. Or the loss on the development set
/// was not finite after an epoch, whose steps have all been taken.
/// </summary>
public sealed class NonFiniteLossException : Exception
{
    internal NonFiniteLossException(string message, NonFinite found, int epoch = 0, int batch = 0, int? sample = null)
        : base(message)
    {
        What = found.What;
        Tensor = found.Tensor;
        Loss = found.Loss;
        Epoch = epoch;
        Batch = batch;
        Sample = sample;
    }

    /// <summary>What was not finite.</summary>
    public NonFinitePart What { get; }

    /// <summary>The name of the parameter whose gradient, average or new value was not finite; null for the loss, and where a span was to
    /// be stepped.</summary>
    public string? Tensor { get; }

    /// <summary>What the loss was; a finite number where something else was not. NaN where an optimizer was to step a span, whose loss it
    /// is not told.</summary>
    public double Loss { get; }

    /// <summary>The epoch, counted from 1; 0 if the step was not one of <see cref="Trainer{TNetwork}.Fit"/>.</summary>
    public int Epoch { get; }

    /// <summary>The mini-batch of the epoch, counted from 1; the last one if the loss was measured on the development set, and 0 if the
    /// step was not one of <see cref="Trainer{TNetwork}.Fit"/>.</summary>
    public int Batch { get; }

    /// <summary>
    /// A sample that explains it, counted in the data set that Fit was given (the development set, if the loss was measured there): it has
    /// a number that is not finite, or has such a loss or gradient by itself, too. Null where no sample does so alone.
    /// </summary>
    public int? Sample { get; }
}
