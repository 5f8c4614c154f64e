namespace Unroll;

/// <summary>
/// A deterministic stream of random numbers, independent of the framework's generator, whose algorithm may change: SplitMix64
/// (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
/// </summary>
internal struct RandomStream
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private ulong _state;
    private double _spareNormal;
    private bool _hasSpareNormal;

    /// <summary>Starts the stream of a seed; streams of different seeds are unrelated.</summary>
    public RandomStream(ulong seed) => _state = seed;

    /// <summary>Spreads every bit of a number over all 64: the finalizer of SplitMix64 (Stafford's variant 13).</summary>
    public static ulong Mix(ulong value)
    {
        unchecked
        {
            value += GoldenGamma;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }

    /// <summary>A seed for a part, from the seed of the whole and the part's name (FNV-1a over its UTF-16 code units).</summary>
    public static ulong Mix(ulong seed, string name)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char unit in name)
            hash = unchecked((hash ^ unit) * 0x100000001B3);
        return Mix(seed ^ hash);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        ulong bits = Mix(_state);
        _state = unchecked(_state + GoldenGamma);
        return bits;
    }

    /// <summary>Uniform in [0, 1), a multiple of 2^-53.</summary>
    public double NextUniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform among the integers [0, <paramref name="limit"/>), without bias (Lemire, "Fast Random Integer Generation in an
    /// Interval", 2019).</summary>
    public int NextBelow(int limit)
    {
        uint range = (uint)limit;
        ulong product = (NextBits() >> 32) * range;
        if ((uint)product < range)
        {
            uint threshold = unchecked(0u - range) % range;
            while ((uint)product < threshold)
                product = (NextBits() >> 32) * range;
        }

        return (int)(product >> 32);
    }

    /// <summary>Standard normal (Box and Muller, "A Note on the Generation of Random Normal Deviates", 1958).</summary>
    public double NextNormal()
    {
        if (_hasSpareNormal)
        {
            _hasSpareNormal = false;
            return _spareNormal;
        }

        double radius = Math.Sqrt(-2 * Math.Log(1 - NextUniform()));
        (double sine, double cosine) = Math.SinCos(2 * Math.PI * NextUniform());
        _spareNormal = radius * sine;
        _hasSpareNormal = true;
        return radius * cosine;
    }
}
