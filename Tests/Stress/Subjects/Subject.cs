using Unroll.Stress.Networks;

namespace Unroll.Stress.Subjects;

/// <summary>
/// A network whatever its class: what generated code adds, as delegates that take the spans of all inputs, outputs and
/// targets by their places.
/// </summary>
internal sealed class Subject(Network network) : IDisposable
{
    public const int Kinds = 4;

    public Network Network => network;

    public required PredictsOne One { get; init; }

    public required PredictsSeveral Several { get; init; }

    public required Func<NetworkSession> CreateSession { get; init; }

    public required Action<NetworkSession, SpanSource<float>, SpanSource<float>> OneBy { get; init; }

    public required Action<NetworkSession, SpanSource<float>, SpanSource<float>, int> SeveralBy { get; init; }

    public required Learns ComputeGradients { get; init; }

    public required Learns Evaluate { get; init; }

    /// <summary>The numbers of a sample, one length for each input.</summary>
    public int[] InputLengths => [.. network.Declaration.Inputs.Select(input => input.Length)];

    public int[] OutputLengths => [.. network.Declaration.Outputs.Select(output => output.Length)];

    /// <summary>The numbers of a sample's targets, 1 for a label.</summary>
    public int[] TargetLengths => [.. network.Declaration.Losses.Select(loss => loss.TakesLabels ? 1 : loss.Length)];

    public bool TakesLabels => network.Declaration.Losses[0].TakesLabels;

    public int Classes => network.Declaration.Losses[0].Length;

    public static Subject Create(int kind, int seed) => kind switch
    {
        0 => NetworkSubjects.Of(new Photograph(seed)),
        1 => NetworkSubjects.Of(new Residuals(seed)),
        2 => NetworkSubjects.Of(new Squares(seed)),
        _ => NetworkSubjects.Of(new Pairs(seed)),
    };

    /// <summary>Predicts one sample, or several, by the network's own session or by another.</summary>
    public void Predict(SpanSource<float> inputs, SpanSource<float> outputs, int? count, NetworkSession? session = null)
    {
        switch (session, count)
        {
            case (null, null):
                One(inputs, outputs);
                break;
            case (null, { } samples):
                Several(inputs, outputs, samples);
                break;
            case ({ } own, null):
                OneBy(own, inputs, outputs);
                break;
            case ({ } own, { } samples):
                SeveralBy(own, inputs, outputs, samples);
                break;
        }
    }

    public void Dispose() => network.Dispose();
}

/// <summary>Gives the span of an input, output or target by its place.</summary>
internal delegate Span<T> SpanSource<T>(int place);

internal delegate void PredictsOne(SpanSource<float> inputs, SpanSource<float> outputs);

internal delegate void PredictsSeveral(SpanSource<float> inputs, SpanSource<float> outputs, int count);

internal delegate float Learns(SpanSource<float> inputs, SpanSource<float> targets, SpanSource<int> labels, int count);
