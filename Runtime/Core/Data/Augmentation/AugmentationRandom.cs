namespace Unroll;

/// <summary>
/// The random numbers of one image in one epoch: a stream that depends on the seed, the epoch, the place of the sample in its data set and
/// the input alone, so that neither the order of the samples nor the mini-batches nor the threads change what is drawn. It is the same on
/// every machine.
/// </summary>
public struct AugmentationRandom
{
    private RandomStream _stream;

    /// <summary>The stream of a seed, for trying out an augmentation.</summary>
    /// <param name="seed">The seed; streams of different seeds are unrelated.</param>
    public AugmentationRandom(ulong seed) => _stream = new RandomStream(seed);

    /// <summary>The next number, uniform in [0, 1).</summary>
    public double NextUniform() => _stream.NextUniform();

    /// <summary>The next number, uniform among the integers from 0 to <paramref name="limit"/> - 1.</summary>
    /// <param name="limit">How many integers, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is below 1.</exception>
    public int NextBelow(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return _stream.NextBelow(limit);
    }

    /// <summary>The next number, normally distributed with mean 0 and standard deviation 1.</summary>
    public double NextNormal() => _stream.NextNormal();
}
