using System.Diagnostics.CodeAnalysis;
using Unroll.Exchange.Onnx.Schema;

namespace Unroll.Exchange.Onnx;

/// <summary>Turns a network into an ONNX model, operation by operation.</summary>
internal static class ModelBuilder
{
    private const int Opset = 17;
    private const int IrVersion = 8;                      // the one that came with opset 17
    private const long MostBytes = int.MaxValue - (1 << 24);   // a protocol buffer ends at 2 GiB; nodes and names need some of it

    [RequiresUnreferencedCode("The writers of the operations are found by their types.")]
    public static ModelProto Build(Network network, OnnxOptions? options)
    {
        ArgumentNullException.ThrowIfNull(network);
        options ??= new OnnxOptions();
        using Turn turn = network.TakeTurn();   // so that all tensors are of one moment
        NetworkDescription description = network.Declaration;
        IReadOnlyList<OperationDescription> operations = description.Operations;
        bool[] needed = Needed(operations);
        Check(description, needed);

        string[] names = [.. description.Inputs.Concat(description.Outputs).Select(value => value.Name).Distinct()];
        var graph = new OnnxGraph(description.Name, names, options.BatchSize);
        var parameters = new ParameterConstants(network, graph);
        var values = new OnnxValue[operations.Count];
        for (int i = 0; i < operations.Count; i++)
        {
            if (!needed[i])
                continue;
            OnnxValue[] inputs = [.. operations[i].Inputs.Select(input => values[input])];
            ValueShape[] shapes = [.. operations[i].Inputs.Select(input => operations[input].Shape)];
            var context = new NodeContext(operations[i], inputs, shapes, graph, parameters, options.Layout);
            values[i] = OperationNodes.Of(operations[i]).Write(context);
            context.CheckComplete();
        }

        return new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "Unroll",
            ProducerVersion = typeof(ModelBuilder).Assembly.GetName().Version!.ToString(3),
            OpsetImport = { new OperatorSetIdProto { Domain = "", Version = Opset } },
            Graph = graph.Finish(),
        };
    }

    /// <summary>Which operations a prediction computes: the inputs, and what the outputs follow from. Losses are not among them.</summary>
    private static bool[] Needed(IReadOnlyList<OperationDescription> operations)
    {
        var needed = new bool[operations.Count];
        for (int i = operations.Count - 1; i >= 0; i--)
        {
            needed[i] |= operations[i].Kind is "Output" or "Input";
            if (!needed[i])
                continue;
            foreach (int input in operations[i].Inputs)
                needed[input] = true;
        }

        return needed;
    }

    [RequiresUnreferencedCode("The writers of the operations are found by their types.")]
    private static void Check(NetworkDescription description, bool[] needed)
    {
        if (needed.Length == 0)
            throw new NotSupportedException($"The description of {description.Name} does not list its operations.");
        OperationDescription[] written = [.. description.Operations.Where((_, i) => needed[i])];
        foreach (OperationDescription operation in written)
            OperationNodes.Of(operation);

        HashSet<string> read = [.. written.SelectMany(operation => operation.Parameters)];
        long floats = description.Parameters.Where(parameter => read.Contains(parameter.Name)).Sum(parameter => (long)parameter.Length);
        long bytes = floats * sizeof(float);
        if (bytes > MostBytes)
            throw new NotSupportedException($"{description.Name} has parameters of {bytes} bytes; an ONNX file has room for {MostBytes}.");
    }
}
