using Unroll.Stress.Networks;

namespace Unroll.Stress.Subjects;

internal sealed class PhotographSubject(Photograph network) : Subject
{
    public override Network Network => network;

    public override void Predict(SpanSource<float> inputs, SpanSource<float> outputs) => network.Predict(inputs(0), outputs(0));

    public override void Predict(SpanSource<float> inputs, SpanSource<float> outputs, int count) => network.Predict(inputs(0), outputs(0), count);

    public override NetworkSession CreateSession() => network.CreateSession();

    public override void PredictBy(NetworkSession session, SpanSource<float> inputs, SpanSource<float> outputs, int? count)
    {
        var own = (Photograph.Session)session;
        if (count is { } samples)
            own.Predict(inputs(0), outputs(0), samples);
        else
            own.Predict(inputs(0), outputs(0));
    }

    public override float ComputeGradients(SpanSource<float> inputs, SpanSource<float> targets, SpanSource<int> labels, int count) =>
        network.ComputeGradients(inputs(0), labels(0), count);

    public override float Evaluate(SpanSource<float> inputs, SpanSource<float> targets, SpanSource<int> labels, int count) =>
        network.Evaluate(inputs(0), labels(0), count);
}

internal sealed class ResidualsSubject(Residuals network) : Subject
{
    public override Network Network => network;

    public override void Predict(SpanSource<float> inputs, SpanSource<float> outputs) => network.Predict(inputs(0), outputs(0));

    public override void Predict(SpanSource<float> inputs, SpanSource<float> outputs, int count) => network.Predict(inputs(0), outputs(0), count);

    public override NetworkSession CreateSession() => network.CreateSession();

    public override void PredictBy(NetworkSession session, SpanSource<float> inputs, SpanSource<float> outputs, int? count)
    {
        var own = (Residuals.Session)session;
        if (count is { } samples)
            own.Predict(inputs(0), outputs(0), samples);
        else
            own.Predict(inputs(0), outputs(0));
    }

    public override float ComputeGradients(SpanSource<float> inputs, SpanSource<float> targets, SpanSource<int> labels, int count) =>
        network.ComputeGradients(inputs(0), labels(0), count);

    public override float Evaluate(SpanSource<float> inputs, SpanSource<float> targets, SpanSource<int> labels, int count) =>
        network.Evaluate(inputs(0), labels(0), count);
}

internal sealed class SquaresSubject(Squares network) : Subject
{
    public override Network Network => network;

    public override void Predict(SpanSource<float> inputs, SpanSource<float> outputs) => network.Predict(inputs(0), outputs(0));

    public override void Predict(SpanSource<float> inputs, SpanSource<float> outputs, int count) => network.Predict(inputs(0), outputs(0), count);

    public override NetworkSession CreateSession() => network.CreateSession();

    public override void PredictBy(NetworkSession session, SpanSource<float> inputs, SpanSource<float> outputs, int? count)
    {
        var own = (Squares.Session)session;
        if (count is { } samples)
            own.Predict(inputs(0), outputs(0), samples);
        else
            own.Predict(inputs(0), outputs(0));
    }

    public override float ComputeGradients(SpanSource<float> inputs, SpanSource<float> targets, SpanSource<int> labels, int count) =>
        network.ComputeGradients(inputs(0), targets(0), count);

    public override float Evaluate(SpanSource<float> inputs, SpanSource<float> targets, SpanSource<int> labels, int count) =>
        network.Evaluate(inputs(0), targets(0), count);
}

internal sealed class PairsSubject(Pairs network) : Subject
{
    public override Network Network => network;

    public override void Predict(SpanSource<float> inputs, SpanSource<float> outputs) => network.Predict(inputs(0), inputs(1), outputs(0), outputs(1));

    public override void Predict(SpanSource<float> inputs, SpanSource<float> outputs, int count) => network.Predict(inputs(0), inputs(1), outputs(0), outputs(1), count);

    public override NetworkSession CreateSession() => network.CreateSession();

    public override void PredictBy(NetworkSession session, SpanSource<float> inputs, SpanSource<float> outputs, int? count)
    {
        var own = (Pairs.Session)session;
        if (count is { } samples)
            own.Predict(inputs(0), inputs(1), outputs(0), outputs(1), samples);
        else
            own.Predict(inputs(0), inputs(1), outputs(0), outputs(1));
    }

    public override float ComputeGradients(SpanSource<float> inputs, SpanSource<float> targets, SpanSource<int> labels, int count) =>
        network.ComputeGradients(inputs(0), inputs(1), targets(0), targets(1), count);

    public override float Evaluate(SpanSource<float> inputs, SpanSource<float> targets, SpanSource<int> labels, int count) =>
        network.Evaluate(inputs(0), inputs(1), targets(0), targets(1), count);
}
