using Unroll.Stress.Networks;

namespace Unroll.Stress.Subjects;

/// <summary>A network whatever its class: what generated code adds, with one long span for all inputs and so on, cut into those that it takes.</summary>
internal abstract class Subject : IDisposable
{
    public abstract Network Network { get; }

    /// <summary>The numbers of a sample, one length for each input.</summary>
    public int[] InputLengths => [.. Network.Declaration.Inputs.Select(input => input.Length)];

    public int[] OutputLengths => [.. Network.Declaration.Outputs.Select(output => output.Length)];

    /// <summary>The numbers of a sample's targets, 1 for a label.</summary>
    public int[] TargetLengths => [.. Network.Declaration.Losses.Select(loss => loss.TakesLabels ? 1 : loss.Length)];

    public bool TakesLabels => Network.Declaration.Losses[0].TakesLabels;

    public int Classes => Network.Declaration.Losses[0].Length;

    public static Subject Create(int kind, int seed) => kind switch
    {
        0 => new PhotographSubject(new Photograph(seed)),
        1 => new ResidualsSubject(new Residuals(seed)),
        2 => new SquaresSubject(new Squares(seed)),
        _ => new PairsSubject(new Pairs(seed)),
    };

    public const int Kinds = 4;

    public abstract void Predict(SpanSource<float> inputs, SpanSource<float> outputs);

    public abstract void Predict(SpanSource<float> inputs, SpanSource<float> outputs, int count);

    public abstract NetworkSession CreateSession();

    public abstract void PredictBy(NetworkSession session, SpanSource<float> inputs, SpanSource<float> outputs, int? count);

    public abstract float ComputeGradients(SpanSource<float> inputs, SpanSource<float> targets, SpanSource<int> labels, int count);

    public abstract float Evaluate(SpanSource<float> inputs, SpanSource<float> targets, SpanSource<int> labels, int count);

    public void Dispose() => Network.Dispose();
}

/// <summary>Gives the span of an input, output or target by its place.</summary>
internal delegate Span<T> SpanSource<T>(int place);
