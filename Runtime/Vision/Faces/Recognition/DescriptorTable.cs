using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Unroll.Vision.Faces;

/// <summary>Rows of numbers, one behind the other in one memory that grows, each filled up by zeros to whole vectors.</summary>
/// <param name="length">The numbers of a row.</param>
internal sealed class DescriptorTable(int length)
{
    private const int FirstRows = 16, Streams = 4;

    private readonly int _stride = (length + DescriptorDistance.Lanes - 1) / DescriptorDistance.Lanes * DescriptorDistance.Lanes;
    private PinnedArray<float> _values = new(0);
    private int _capacity;

    /// <summary>The rows.</summary>
    public int Count { get; private set; }

    /// <summary>A row.</summary>
    public ReadOnlySpan<float> this[int row] => MemoryMarshal.CreateReadOnlySpan(ref At(row), length);

    /// <summary>Makes room, so that rows up to some number are added without allocation.</summary>
    /// <exception cref="OutOfMemoryException">They do not fit into an array, or the system has not that much memory.</exception>
    public void Reserve(int rows)
    {
        if (rows <= _capacity)
            return;
        var values = new PinnedArray<float>((long)rows * _stride);
        int used = Count * _stride;
        _values.Span(used).CopyTo(values.Span(used));
        (_values, _capacity) = (values, rows);
    }

    /// <summary>Makes room for some more rows; the memory at least doubles where it grows.</summary>
    /// <exception cref="OutOfMemoryException">They do not fit into an array, or the system has not that much memory.</exception>
    public void MakeRoom(int more)
    {
        long needed = (long)Count + more;
        if (needed > int.MaxValue)
            throw new OutOfMemoryException($"{Count} descriptors are there, and no more than {int.MaxValue} can be.");
        if (needed > _capacity)
            Reserve((int)Math.Max(needed, Math.Min(Math.Max(FirstRows, 2L * _capacity), int.MaxValue)));
    }

    /// <summary>Adds a row.</summary>
    /// <exception cref="OutOfMemoryException">It does not fit into an array, or the system has not that much memory.</exception>
    public void Add(ReadOnlySpan<float> row)
    {
        MakeRoom(1);
        Count++;
        row.CopyTo(MemoryMarshal.CreateSpan(ref At(Count - 1), length));
    }

    /// <summary>Copies a row over an earlier one.</summary>
    public void Move(int from, int to) => this[from].CopyTo(MemoryMarshal.CreateSpan(ref At(to), length));

    /// <summary>Drops the last rows; nothing of them stays in memory.</summary>
    public void Cut(int count)
    {
        MemoryMarshal.CreateSpan(ref At(count), (Count - count) * _stride).Clear();
        Count = count;
    }

    /// <summary>The row that is nearest to another by the sum of squared differences, the first of equals; -1 where there is
    /// none.</summary>
    public int Nearest(ReadOnlySpan<float> row, out float squared)
    {
        var best = new Best(-1, float.PositiveInfinity);
        ref float wanted = ref MemoryMarshal.GetReference(row);
        int quarter = Count / Streams;
        if (quarter > 0)
            best = OfQuarters(ref wanted, quarter);
        for (int i = quarter * Streams; i < Count; i++)
            best = best.Or(i, DescriptorDistance.Squared(in wanted, in At(i), (nuint)length));
        squared = best.Squared;
        return best.Row;
    }

    // Memory gives more to four streams than to one: each is asked for ahead by itself.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Best OfQuarters(ref float wanted, int quarter)
    {
        Best bestA = new(-1, float.PositiveInfinity), bestB = bestA, bestC = bestA, bestD = bestA;
        ref float a = ref At(0), b = ref At(quarter), c = ref At(2 * quarter), d = ref At(3 * quarter);
        nuint numbers = (nuint)length;
        for (int i = 0; i < quarter; i++)
        {
            Vector256<float> sumA = Vector256<float>.Zero, sumB = sumA, sumC = sumA, sumD = sumA;
            nuint place = 0;
            for (; place + DescriptorDistance.Lanes <= numbers; place += DescriptorDistance.Lanes)
            {
                sumA += DescriptorDistance.Square(in wanted, in a, place);
                sumB += DescriptorDistance.Square(in wanted, in b, place);
                sumC += DescriptorDistance.Square(in wanted, in c, place);
                sumD += DescriptorDistance.Square(in wanted, in d, place);
            }

            bestA = bestA.Or(i, DescriptorDistance.Sum(sumA, in wanted, in a, place, numbers));
            bestB = bestB.Or(i, DescriptorDistance.Sum(sumB, in wanted, in b, place, numbers));
            bestC = bestC.Or(i, DescriptorDistance.Sum(sumC, in wanted, in c, place, numbers));
            bestD = bestD.Or(i, DescriptorDistance.Sum(sumD, in wanted, in d, place, numbers));
            a = ref Unsafe.Add(ref a, _stride);
            b = ref Unsafe.Add(ref b, _stride);
            c = ref Unsafe.Add(ref c, _stride);
            d = ref Unsafe.Add(ref d, _stride);
        }

        return bestA.Or(bestB.Row + quarter, bestB.Squared)
            .Or(bestC.Row + (2 * quarter), bestC.Squared)
            .Or(bestD.Row + (3 * quarter), bestD.Squared);
    }

    private ref float At(int row) => ref _values.At((nint)row * _stride);

    /// <summary>The nearest row so far.</summary>
    private readonly record struct Best(int Row, float Squared)
    {
        /// <summary>Another row, if it is nearer or the first.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Best Or(int row, float squared) => squared < Squared || Row < 0 ? new(row, squared) : this;
    }
}
