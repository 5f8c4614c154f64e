using Unroll.Stress.Networks;

namespace Unroll.Stress.Subjects;

/// <summary>The networks that are attacked, by what generated code adds to each.</summary>
internal static class NetworkSubjects
{
    public static Subject Of(Photograph network) => new(network)
    {
        One = (inputs, outputs) => network.Predict(inputs(0), outputs(0)),
        Several = (inputs, outputs, count) => network.Predict(inputs(0), outputs(0), count),
        CreateSession = network.CreateSession,
        OneBy = (session, inputs, outputs) => ((Photograph.Session)session).Predict(inputs(0), outputs(0)),
        SeveralBy = (session, inputs, outputs, count) => ((Photograph.Session)session).Predict(inputs(0), outputs(0), count),
        ComputeGradients = (inputs, _, labels, count) => network.ComputeGradients(inputs(0), labels(0), count),
        Evaluate = (inputs, _, labels, count) => network.Evaluate(inputs(0), labels(0), count),
    };

    public static Subject Of(Residuals network) => new(network)
    {
        One = (inputs, outputs) => network.Predict(inputs(0), outputs(0)),
        Several = (inputs, outputs, count) => network.Predict(inputs(0), outputs(0), count),
        CreateSession = network.CreateSession,
        OneBy = (session, inputs, outputs) => ((Residuals.Session)session).Predict(inputs(0), outputs(0)),
        SeveralBy = (session, inputs, outputs, count) => ((Residuals.Session)session).Predict(inputs(0), outputs(0), count),
        ComputeGradients = (inputs, _, labels, count) => network.ComputeGradients(inputs(0), labels(0), count),
        Evaluate = (inputs, _, labels, count) => network.Evaluate(inputs(0), labels(0), count),
    };

    public static Subject Of(Squares network) => new(network)
    {
        One = (inputs, outputs) => network.Predict(inputs(0), outputs(0)),
        Several = (inputs, outputs, count) => network.Predict(inputs(0), outputs(0), count),
        CreateSession = network.CreateSession,
        OneBy = (session, inputs, outputs) => ((Squares.Session)session).Predict(inputs(0), outputs(0)),
        SeveralBy = (session, inputs, outputs, count) => ((Squares.Session)session).Predict(inputs(0), outputs(0), count),
        ComputeGradients = (inputs, targets, _, count) => network.ComputeGradients(inputs(0), targets(0), count),
        Evaluate = (inputs, targets, _, count) => network.Evaluate(inputs(0), targets(0), count),
    };

    public static Subject Of(Pairs network) => new(network)
    {
        One = (inputs, outputs) => network.Predict(inputs(0), inputs(1), outputs(0), outputs(1)),
        Several = (inputs, outputs, count) => network.Predict(inputs(0), inputs(1), outputs(0), outputs(1), count),
        CreateSession = network.CreateSession,
        OneBy = (session, inputs, outputs) => ((Pairs.Session)session).Predict(inputs(0), inputs(1), outputs(0), outputs(1)),
        SeveralBy = (session, inputs, outputs, count) =>
            ((Pairs.Session)session).Predict(inputs(0), inputs(1), outputs(0), outputs(1), count),
        ComputeGradients = (inputs, targets, _, count) => network.ComputeGradients(inputs(0), inputs(1), targets(0), targets(1), count),
        Evaluate = (inputs, targets, _, count) => network.Evaluate(inputs(0), inputs(1), targets(0), targets(1), count),
    };
}
