using System.Numerics;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>The targets that a loss has a meaning for, where they are numbers.</summary>
internal readonly struct TargetRange
{
    private readonly bool _isSign;        // -1 or 1
    private readonly bool _isProbability;
    private readonly bool _isTruth;       // 0 or 1

    private TargetRange(string kind)
    {
        _isSign = kind == "Hinge";
        _isProbability = kind == "BinaryCrossEntropy";
        _isTruth = kind == "ContrastiveLoss";
    }

    /// <summary>Whether not every finite number is a target.</summary>
    public bool IsBounded => _isSign || _isProbability || _isTruth;

    /// <summary>The targets of a loss that takes floats.</summary>
    public static TargetRange Of(LossDescription loss) => new(loss.Kind);

    /// <summary>The place of the first number that is no target; -1 if all are.</summary>
    public int FirstOutside(ReadOnlySpan<float> targets)
    {
        if (!IsBounded)
            return Magnitude.FirstNonFinite(targets);
        ref float first = ref MemoryMarshal.GetReference(targets);
        int i = 0;
        for (; i <= targets.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            if (!AreAllWithin(Vector.LoadUnsafe(ref first, (nuint)i)))
                break;
        }

        for (; i < targets.Length; i++)
        {
            if (!AreAllWithin(new Vector<float>(targets[i])))
                return i;
        }

        return -1;
    }

    /// <summary>The targets in words.</summary>
    public override string ToString() => _isSign ? "-1 or 1" : _isTruth ? "0 or 1" : _isProbability ? "0 to 1" : "a finite number";

    // No comparison holds for NaN.
    private bool AreAllWithin(Vector<float> targets) => _isSign
        ? Vector.EqualsAll(Vector.Abs(targets), Vector<float>.One)
        : _isTruth ? Vector.EqualsAll(targets * targets, targets)
        : Vector.GreaterThanOrEqualAll(targets, Vector<float>.Zero) && Vector.LessThanOrEqualAll(targets, Vector<float>.One);
}
