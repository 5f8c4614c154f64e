namespace Unroll;

/// <summary>The mean loss over many mini-batches, each counted with its number of samples, summed in double precision.</summary>
public sealed class MeanLoss
{
    /// <summary>The number of samples so far.</summary>
    public long Count { get; private set; }

    /// <summary>The sum of their losses.</summary>
    internal double Sum { get; private set; }

    /// <summary>The mean loss of the samples so far; not a number (NaN) before the first.</summary>
    public double Value => Sum / Count;

    /// <summary>Adds a mini-batch.</summary>
    /// <param name="loss">Its mean loss, as ComputeGradients and Evaluate return it.</param>
    /// <param name="count">Its number of samples.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public void Add(double loss, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Sum += loss * count;
        Count += count;
    }

    /// <summary>Starts anew.</summary>
    public void Clear()
    {
        Sum = 0;
        Count = 0;
    }

    /// <summary>Goes on from a sum of losses of so many samples.</summary>
    internal void Restore(double sum, long count)
    {
        Sum = sum;
        Count = count;
    }
}
