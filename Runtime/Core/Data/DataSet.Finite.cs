namespace Unroll;

/// <content>Looks for numbers that are not finite.</content>
public sealed partial class DataSet
{
    /// <summary>
    /// Checks that all numbers of inputs and targets are finite: neither infinite nor NaN. <see cref="Trainer{TNetwork}.Fit"/> does so by
    /// itself before it begins (<see cref="Trainer{TNetwork}.CheckData"/>). The time is that of reading the memory once.
    /// </summary>
    /// <exception cref="ArgumentException">A number is not finite; the message names the sample, the input or target and the
    /// position.</exception>
    public void CheckFinite()
    {
        if (FirstNonFinite() is { } found)
            throw new ArgumentException(found.Describe());
    }

    internal override NonFiniteNumber? FirstNonFinite()
    {
        for (int input = 0; input < InputCount; input++)
        {
            for (int sample = 0; sample < Count; sample++)
            {
                ReadOnlySpan<float> values = Input(sample, input);
                int place = Magnitude.FirstNonFinite(values);
                if (place >= 0)
                    return new(IsTarget: false, input, sample, place, values[place]);
            }
        }

        for (int target = 0; target < TargetCount; target++)
        {
            for (int sample = 0; sample < Count && !HasLabels(target); sample++)
            {
                ReadOnlySpan<float> values = Target(sample, target);
                int place = Magnitude.FirstNonFinite(values);
                if (place >= 0)
                    return new(IsTarget: true, target, sample, place, values[place]);
            }
        }

        return null;
    }
}
