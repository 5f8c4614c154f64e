using Unroll.Generator.Graph;
using Unroll.Generator.Planning;

namespace Unroll.Operations.Tests;

/// <summary>A network that is described and has parameters, and computes nothing: enough to be exported.</summary>
internal sealed class DescribedNetwork(string name, NetworkGraph graph) : Network(Describe(name, graph), 0)
{
    private const int Alignment = 16;   // of parameters, in floats

    protected override void PackForward(ref float parameters, ref float packed)
    {
    }

    protected override void PackBackward(ref float parameters, ref float packed)
    {
    }

    protected override TrainingContext CreateTrainingContext() => throw new InvalidOperationException("Nothing to train.");

    protected override void PredictSample(Batch batch, int sample, Span<float> outputs) =>
        throw new InvalidOperationException("Nothing to predict.");

    private static NetworkDescription Describe(string name, NetworkGraph graph)
    {
        var parameters = new List<ParameterDescription>();
        int end = 0;
        foreach (Parameter parameter in graph.Nodes.SelectMany(node => node.Parameters).DistinctBy(parameter => parameter.Name))
        {
            parameters.Add(new(parameter.Name, [.. parameter.Dimensions], end, Initializer.Zero, 0, 1, 1, 0, 0, false));
            end += (parameter.Length + Alignment - 1) / Alignment * Alignment;
        }

        end = Math.Max(end, Alignment);
        return new NetworkDescription(
            name, [],
            [.. graph.Inputs.Select(input => Value(graph.Stages[input.Stage].Name, input.Shape))],
            [.. graph.Stages.Where(stage => stage.IsOutput).Select(stage => Value(stage.Name, graph.ResultOf(stage).Shape))],
            [], [.. parameters], new MemoryDescription(end, end, 0, 0, Alignment, Alignment, 1, 1), () => Operations(graph));
    }

    private static OperationDescription[] Operations(NetworkGraph graph) =>
    [
        .. graph.Nodes.Select(node => new OperationDescription(
            node.Operation.Name, graph.Stages[node.Stage].Name, [.. node.Inputs], ShapeOf(node.Shape),
            [.. node.Parameters.Select(parameter => parameter.Name)],
            Settings(node.Operation))),
        .. graph.Stages.Where(stage => stage.IsOutput).Select(stage => new OperationDescription(
            "Output", stage.Name, [stage.Result], ShapeOf(graph.ResultOf(stage).Shape), [])),
    ];

    /// <summary>No loss is exported.</summary>
    private static (string, double)[] Settings(Operation operation) => operation is LossOperation
        ? []
        : [.. OperationSettings.Of(operation).Select(setting => (setting.Name, setting.Value))];

    private static ValueDescription Value(string name, Shape shape) => new(name, shape.Height, shape.Width, shape.Channels);

    private static ValueShape ShapeOf(Shape shape) => new(shape.Height, shape.Width, shape.Channels);
}
