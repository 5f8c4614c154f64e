namespace Unroll.Exchange.Import.Interpreter;

/// <summary>Computes a model plainly, node after node, in double precision.</summary>
internal static class Interpretation
{
    /// <summary>The outputs of a model for one sample.</summary>
    /// <param name="graph">The model.</param>
    /// <param name="inputs">Its inputs by name, each with a batch of 1.</param>
    /// <param name="cancellation">Ends it between two nodes.</param>
    /// <exception cref="InvalidDataException">A node cannot be computed; the message names it.</exception>
    public static Dictionary<string, Tensor> Run(
        ModelGraph graph, IReadOnlyDictionary<string, Tensor> inputs, CancellationToken cancellation = default)
    {
        var tensors = new Dictionary<string, Tensor>(inputs, StringComparer.Ordinal);
        Dictionary<string, int> readers = new(graph.Readers, StringComparer.Ordinal);
        foreach (ModelNode node in graph.Nodes)
        {
            cancellation.ThrowIfCancellationRequested();
            NodeFunction function = NodeFunction.Of(node.Operator)
                ?? throw new InvalidDataException($"{graph.Path}: nothing computes {node.Operator} of '{Printable.Of(node.Name)}'.");
            Tensor?[] read = [.. node.Inputs.Select(Read)];
            foreach ((string output, Tensor result) in node.Outputs.Zip(Compute(graph, node, function, read)))
                tensors[output] = result;
            foreach (string name in node.Inputs.Where(name => readers.ContainsKey(name) && --readers[name] == 0))
                tensors.Remove(name);
        }

        return graph.Outputs.ToDictionary(output => output.Name, output => Read(output.Name)!, StringComparer.Ordinal);

        static IReadOnlyList<Tensor> Compute(ModelGraph graph, ModelNode node, NodeFunction function, Tensor?[] read)
        {
            try
            {
                return function.ComputeAll(new NodeArguments(node, read));
            }
            catch (Exception exception) when (NodeFunction.IsOfNode(exception))
            {
                throw new InvalidDataException(
                    $"{graph.Path}: '{Printable.Of(node.Name)}' ({Printable.Of(node.Operator)}) cannot be computed: {exception.Message}",
                    exception);
            }
        }

        Tensor? Read(string name)
        {
            if (name.Length == 0)
                return null;
            if (tensors.TryGetValue(name, out Tensor? tensor))
                return tensor;
            return graph.Constants.TryGetValue(name, out ModelTensor? constant)
                ? new Tensor(constant.Extents, constant.ToNumbers())
                : throw new InvalidDataException($"{graph.Path}: no node that is computed writes '{Printable.Of(name)}'.");
        }
    }
}
