namespace Unroll;

/// <content>What checkpoints write of an optimizer and give back to it. Only a <see cref="Trainer{TNetwork}"/> writes them, so the averages
/// of a span's gradients are in none.</content>
public abstract unsafe partial class Optimizer
{
    /// <summary>
    /// The hyper-parameters of the rule, for people and for checkpoints: a training goes on only where kind and settings of the optimizer
    /// are those of the checkpoint. Empty unless overridden; a rule that has any gives them here, with the invariant culture: "beta1 0.9,
    /// beta2 0.999". What the rule remembers from step to step belongs into its averages, which checkpoints hold, and nowhere else.
    /// </summary>
    protected internal virtual string Settings => "";

    /// <summary>How many averages there are of every parameter of a network; 0 before the first step.</summary>
    internal int AverageCount => _network is null ? 0 : _averages;

    /// <summary>The floats of one average of a network's parameters.</summary>
    internal static int AverageLength(NetworkDescription network) => PaddedLength(network.Memory.Learnable);

    /// <summary>Copies a part of an average, which lies in the order of the parameters there.</summary>
    internal void CopyAverage(int average, int start, Span<float> destination)
    {
        lock (_stepping)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_state is null || _network is null)
                throw new InvalidOperationException("The optimizer was reset while a checkpoint of it was written.");
            while (!destination.IsEmpty)
            {
                Span<float> run = Run(average, start, destination.Length);
                run.CopyTo(destination);
                destination = destination[run.Length..];
                start += run.Length;
            }
        }

        GC.KeepAlive(this);
    }

    /// <summary>Says why this optimizer cannot be given averages of a network's parameters; null if it can.</summary>
    internal string? RestoreProblem(Network network, int steps, int averages)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_network is { } other && other != network)
            return $"the optimizer belongs to another network ({other.Declaration.Name}); use one optimizer a network, or call Reset";
        if (_spanLength > 0)
            return $"the optimizer belongs to a span of {_spanLength} values; use one optimizer a network or span, or call Reset";
        if (steps > 0 && averages != _averages)
            return $"the optimizer remembers {_averages} averages of a parameter, but the checkpoint has {averages}";
        return null;
    }

    /// <summary>Takes averages and steps that an optimizer of the same kind had on the same network; nothing changes if the memory is
    /// lacking.</summary>
    /// <param name="network">The network.</param>
    /// <param name="steps">The steps made.</param>
    /// <param name="averages">All averages, each in the order of the parameters; none before the first step.</param>
    internal void Restore(Network network, int steps, IReadOnlyList<float[]> averages)
    {
        lock (_stepping)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (steps == 0)
                Forget();
            else
                Take(network, steps, averages);
        }

        GC.KeepAlive(this);
    }

    private void Take(Network network, int steps, IReadOnlyList<float[]> averages)
    {
        Attach(network, AverageLength(network.Declaration));
        for (int average = 0; average < _averages; average++)
        {
            ReadOnlySpan<float> source = averages[average];
            for (int start = 0; start < source.Length;)
            {
                Span<float> run = Run(average, start, source.Length - start);
                source.Slice(start, run.Length).CopyTo(run);
                _largestGradient = Math.Max(_largestGradient, Magnitude.Largest(run));   // as after the gradients that it is from
                _isTrial |= !(_largestGradient < Averages.LargestSquared);
                start += run.Length;
            }
        }

        Steps = steps;
        GradientNorm = float.NaN;
    }

    /// <summary>The floats of an average that lie together, from one on: of an elementwise rule those of a slice at most.</summary>
    private Span<float> Run(int average, int start, int most)
    {
        int total = (int)(_state!.Length / _averages);
        int first = IsElementwise ? start / SliceLength * SliceLength : 0;
        int length = IsElementwise ? Math.Min(SliceLength, total - first) : total;
        int within = start - first;
        return new Span<float>(
            _state.Start + ((long)first * _averages) + ((long)average * length) + within, Math.Min(most, length - within));
    }
}
