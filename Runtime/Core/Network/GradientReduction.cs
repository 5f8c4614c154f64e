using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll;

/// <summary>
/// The gradient buffers of the shards and their sum. They are added in pairs, the pairs in pairs, and so on: by this tree, which depends on
/// the number of shards alone, the sum has the same bits whoever computed what. Whoever finishes the second of a pair adds it to the first,
/// and clears its buffer for the next shard in the same pass; only the last addition is left, for all threads to share. The first shard
/// writes where the sum is wanted. The last pass over the sum, which is that addition, or of a single shard one that only reads, finds the
/// largest magnitude on its way.
/// </summary>
internal sealed unsafe class GradientReduction(PinnedArray<float> sum, MemoryDescription memory) : IParallelWork, IDisposable
{
    /// <summary>Floats that a thread adds at a time in the last addition.</summary>
    private const int Slice = 8192;

    private readonly GradientBufferPool _free = new(memory.Summed);
    private readonly NativeBuffer[] _buffers = new NativeBuffer[memory.Shards];   // of all shards but the first
    private readonly int[] _arrived = new int[memory.Shards];
    private int _shards;
    private int _lastThread;
    private int _largest;

    /// <summary>Parts of the last pass.</summary>
    public int Parts => (memory.Summed + Slice - 1) / Slice;

    /// <summary>The largest magnitude in the sum, after the last pass; infinite or NaN if something in it is.</summary>
    public float Largest => BitConverter.Int32BitsToSingle(_largest);

    // The first shard of the second half, which is the larger power of two below the number of shards.
    private int Second => (int)(System.Numerics.BitOperations.RoundUpToPowerOf2((uint)_shards) / 2);

    /// <summary>Begins a step with a cleared sum.</summary>
    /// <param name="shards">The shards of this step.</param>
    /// <param name="threads">The threads that compute them; one alone computes them in order.</param>
    public void Begin(int shards, int threads)
    {
        _shards = shards;
        _largest = 0;
        Array.Clear(_arrived);
        sum.Span(memory.Summed).Clear();
        // In order, one buffer a level of the tree suffices.
        _free.Reserve(threads, threads == 1 ? System.Numerics.BitOperations.Log2((uint)shards * 2 - 1) : shards - 1);
    }

    /// <summary>The gradients of a shard that begins: all zero.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="thread">The thread that computes it.</param>
    public ref float Start(int shard, int thread)
    {
        if (shard > 0)
            _buffers[shard] = _free.Take(thread);
        return ref Unsafe.AsRef<float>(StartOf(shard));
    }

    /// <summary>Says that a shard is complete, and adds what can be added.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="thread">The thread that computed it.</param>
    public void Finish(int shard, int thread)
    {
        for (int span = 1; span < _shards; span *= 2)
        {
            int first = shard & -(2 * span), second = first + span;
            if (second == Second)
            {
                if (shard >= second)
                    _lastThread = thread;
                return;
            }

            if (second >= _shards)
                continue;   // no partner: it rises by itself
            if (Interlocked.Exchange(ref _arrived[second], 1) == 0)
                return;
            AddAndClear(ref Unsafe.AsRef<float>(StartOf(first)), ref Unsafe.AsRef<float>(StartOf(second)), memory.Summed);
            _free.Return(thread, _buffers[second]);
        }
    }

    /// <summary>Does one part of the last pass.</summary>
    void IParallelWork.Run(int part, int thread)
    {
        int start = part * Slice, length = Math.Min(Slice, memory.Summed - start);
        int largest = _shards == 1
            ? Magnitude.LargestBits(new ReadOnlySpan<float>(sum.Start + start, length))
            : AddAndClear(ref Unsafe.AsRef<float>(sum.Start + start), ref Unsafe.AsRef<float>(_buffers[Second].Start + start), length);
        for (int before = _largest; before < largest;)
        {
            int seen = Interlocked.CompareExchange(ref _largest, largest, before);
            if (seen == before)
                break;
            before = seen;
        }
    }

    /// <summary>Ends the step, after the last pass.</summary>
    public void End()
    {
        if (_shards > 1)
            _free.Return(_lastThread, _buffers[Second]);
    }

    /// <summary>Clears what an interrupted step has left.</summary>
    public void Reset() => _free.Reset();

    public void Dispose() => _free.Dispose();

    private float* StartOf(int shard) => shard == 0 ? sum.Start : _buffers[shard].Start;

    /// <returns>The bits of the largest magnitude among the sums.</returns>
    private static int AddAndClear(ref float sum, ref float part, int length)
    {
        Vector256<int> largest = Vector256<int>.Zero;
        nuint i = 0;
        for (; i + 64 <= (nuint)length; i += 64)
        {
            Vector256<int> first = AddAndClear(ref Unsafe.Add(ref sum, i), ref Unsafe.Add(ref part, i));
            Vector256<int> second = AddAndClear(ref Unsafe.Add(ref sum, i + 16), ref Unsafe.Add(ref part, i + 16));
            Vector256<int> third = AddAndClear(ref Unsafe.Add(ref sum, i + 32), ref Unsafe.Add(ref part, i + 32));
            Vector256<int> fourth = AddAndClear(ref Unsafe.Add(ref sum, i + 48), ref Unsafe.Add(ref part, i + 48));
            largest = Vector256.Max(largest, Vector256.Max(Vector256.Max(first, second), Vector256.Max(third, fourth)));
        }

        int bits = Magnitude.Largest(largest);
        for (; i < (nuint)length; i++)
        {
            Unsafe.Add(ref sum, i) += Unsafe.Add(ref part, i);
            Unsafe.Add(ref part, i) = 0;
            bits = Math.Max(bits, BitConverter.SingleToInt32Bits(Unsafe.Add(ref sum, i)) & Magnitude.Mask);
        }

        return bits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> AddAndClear(ref float sum, ref float part)
    {
        Vector256<int> mask = Vector256.Create(Magnitude.Mask);
        Vector256<float> lower = Vector256.LoadUnsafe(ref sum) + Vector256.LoadUnsafe(ref part);
        Vector256<float> upper = Vector256.LoadUnsafe(ref sum, 8) + Vector256.LoadUnsafe(ref part, 8);
        lower.StoreUnsafe(ref sum);
        upper.StoreUnsafe(ref sum, 8);
        Vector512<float>.Zero.StoreUnsafe(ref part);
        return Vector256.Max(lower.AsInt32() & mask, upper.AsInt32() & mask);
    }
}
