namespace Unroll;

/// <summary>A training stopped since its loss was no finite number any more: infinite, or not a number (NaN).</summary>
public sealed class NonFiniteLossException : Exception
{
    internal NonFiniteLossException(int epoch, int batch, double loss, string where, string weights)
        : base($"The loss {where} is {loss}. {weights} Try a smaller learning rate, clip the gradients (Optimizer.ClipNorm), and look for "
            + "numbers in the data that are very large, infinite or NaN.")
    {
        Epoch = epoch;
        Batch = batch;
        Loss = loss;
    }

    /// <summary>The epoch, counted from 1.</summary>
    public int Epoch { get; }

    /// <summary>The mini-batch of the epoch, counted from 1; the last one if the loss was measured on the development set.</summary>
    public int Batch { get; }

    /// <summary>What the loss was.</summary>
    public double Loss { get; }
}
