using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll;

/// <summary>
/// The gradient buffers of the shards and their sum in the order of the shards. The first shard writes where the sum is wanted; of the others each is
/// added, and cleared for the next step in the same pass, as soon as all before it are in: by the thread that finishes it, or by the one that adds
/// already, while the others go on computing.
/// </summary>
internal sealed unsafe class GradientReduction(NativeBuffer sum, MemoryDescription memory) : IDisposable
{
    private readonly NativeBuffer?[] _buffers = new NativeBuffer?[memory.Shards];
    private readonly bool[] _finished = new bool[memory.Shards];
    private bool _ordered;
    private int _shards;
    private int _added;
    private int _adding;

    /// <summary>Begins a step with a cleared sum.</summary>
    /// <param name="shards">The shards of this step.</param>
    /// <param name="ordered">Whether each shard is finished before the next begins, so that one buffer serves all but the first.</param>
    public void Begin(int shards, bool ordered)
    {
        _ordered = ordered;
        _shards = shards;
        _added = 0;
        Array.Clear(_finished);
        sum.Span(memory.Learnable).Clear();
        for (int shard = 1; shard < (ordered ? Math.Min(2, shards) : shards); shard++)
            _buffers[shard] ??= new NativeBuffer(memory.Parameters);
    }

    /// <summary>The gradients of a shard, all zero before it begins.</summary>
    public ref float BufferOf(int shard) =>
        ref Unsafe.AsRef<float>(shard == 0 ? sum.Start : _buffers[_ordered ? 1 : shard]!.Start);

    /// <summary>Says that a shard is complete, and adds what can be added.</summary>
    public void Finish(int shard)
    {
        Volatile.Write(ref _finished[shard], true);
        do
        {
            if (Interlocked.Exchange(ref _adding, 1) != 0)
                return;   // the thread that adds looks again once it has stopped
            while (_added < _shards && Volatile.Read(ref _finished[_added]))
            {
                if (_added > 0)
                    AddAndClear(ref Unsafe.AsRef<float>(sum.Start), ref BufferOf(_added), memory.Learnable);
                _added++;
            }

            Interlocked.Exchange(ref _adding, 0);
        }
        while (Volatile.Read(ref _added) < _shards && Volatile.Read(ref _finished[_added]));
    }

    /// <summary>Clears what an interrupted step has left.</summary>
    public void Reset()
    {
        foreach (NativeBuffer? buffer in _buffers)
            buffer?.Clear();
        _adding = 0;
    }

    public void Dispose()
    {
        foreach (NativeBuffer? buffer in _buffers)
            buffer?.Dispose();
    }

    private static void AddAndClear(ref float sum, ref float part, int length)
    {
        nuint i = 0;
        for (; i + 64 <= (nuint)length; i += 64)
        {
            AddAndClear(ref Unsafe.Add(ref sum, i), ref Unsafe.Add(ref part, i));
            AddAndClear(ref Unsafe.Add(ref sum, i + 16), ref Unsafe.Add(ref part, i + 16));
            AddAndClear(ref Unsafe.Add(ref sum, i + 32), ref Unsafe.Add(ref part, i + 32));
            AddAndClear(ref Unsafe.Add(ref sum, i + 48), ref Unsafe.Add(ref part, i + 48));
        }

        for (; i < (nuint)length; i++)
        {
            Unsafe.Add(ref sum, i) += Unsafe.Add(ref part, i);
            Unsafe.Add(ref part, i) = 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddAndClear(ref float sum, ref float part)
    {
        (Vector512.LoadUnsafe(ref sum) + Vector512.LoadUnsafe(ref part)).StoreUnsafe(ref sum);
        Vector512<float>.Zero.StoreUnsafe(ref part);
    }
}
