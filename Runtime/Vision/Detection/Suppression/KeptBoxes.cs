using System.Numerics;
using System.Runtime.InteropServices;

namespace Unroll.Vision.Suppression;

/// <summary>Boxes laid out corner by corner, so that one is compared with several at a time.</summary>
internal sealed class KeptBoxes
{
    // The lefts of all, then the tops, the rights, the bottoms and the areas, each filled up to whole vectors with boxes of area 0.
    private float[] _numbers = [];
    private int _capacity;

    /// <summary>How many boxes there are.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets all boxes.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds a valid box.</summary>
    public void Add(Box box)
    {
        if (Count == _capacity)
            Grow();
        if (Count % Vector<float>.Count == 0)
        {
            for (int part = 0; part < 5; part++)
                _numbers.AsSpan((part * _capacity) + Count, Vector<float>.Count).Clear();
        }

        (_numbers[Count], _numbers[_capacity + Count]) = (box.Left, box.Top);
        (_numbers[(2 * _capacity) + Count], _numbers[(3 * _capacity) + Count]) = (box.Right, box.Bottom);
        _numbers[(4 * _capacity) + Count++] = box.Area;
    }

    /// <summary>Whether the IoU of a valid box with any of these is greater than a threshold.</summary>
    public bool AnyOverlaps(Box box, float threshold)
    {
        var (l, t, r, b) = (
            new Vector<float>(box.Left), new Vector<float>(box.Top), new Vector<float>(box.Right), new Vector<float>(box.Bottom));
        Vector<float> area = new(box.Area), most = new(threshold);
        ref float left = ref MemoryMarshal.GetArrayDataReference(_numbers);
        for (int i = 0; i < Count; i += Vector<float>.Count)
        {
            Vector<float> width = Vector.Min(r, Vector.LoadUnsafe(ref left, (nuint)((2 * _capacity) + i)))
                - Vector.Max(l, Vector.LoadUnsafe(ref left, (nuint)i));
            Vector<float> height = Vector.Min(b, Vector.LoadUnsafe(ref left, (nuint)((3 * _capacity) + i)))
                - Vector.Max(t, Vector.LoadUnsafe(ref left, (nuint)(_capacity + i)));
            Vector<float> shared = Vector.Max(width, Vector<float>.Zero) * Vector.Max(height, Vector<float>.Zero);
            Vector<float> covered = area + Vector.LoadUnsafe(ref left, (nuint)((4 * _capacity) + i)) - shared;
            // Two boxes of area 0 give NaN, which is not greater.
            if (Vector.GreaterThanAny(shared / covered, most))
                return true;
        }

        return false;
    }

    private void Grow()
    {
        int capacity = Math.Max(64, 2 * _capacity);
        float[] numbers = new float[5 * capacity];
        for (int part = 0; part < 5; part++)
            _numbers.AsSpan(part * _capacity, Count).CopyTo(numbers.AsSpan(part * capacity));
        (_numbers, _capacity) = (numbers, capacity);
    }
}
