using Unroll.Exchange.Import;

namespace Unroll;

/// <summary>A model that was read: the declaration of a network, its weights, and a check.</summary>
public sealed class ImportedNetwork
{
    private const int Seed = 1;
    private const float Tolerance = 1e-4f;

    private readonly ModelGraph _model;
    private readonly DeclaredGraph _graph;
    private readonly List<DeclaredStage> _stages;

    internal ImportedNetwork(ModelGraph model, DeclaredGraph graph, string name, string? namespaceName)
    {
        _model = model;
        _graph = graph;
        _stages = StageArrangement.Arrange(graph);
        StageNames.Give(_stages, graph, name);
        CheckFinite();
        Name = name;
        Source = DeclarationWriter.Write(model, graph, _stages, name, namespaceName);
    }

    /// <summary>The name of the class.</summary>
    public string Name { get; }

    /// <summary>The C# file with the declaration.</summary>
    public string Source { get; }

    /// <summary>The inputs of the model that the network has: the tensor, the stage, and how the one reads the other.</summary>
    internal IReadOnlyList<(string Tensor, string Stage, ElementOrder Order)> Inputs => Boundaries(_graph.Inputs);

    /// <summary>The outputs of the model, likewise.</summary>
    internal IReadOnlyList<(string Tensor, string Stage, ElementOrder Order)> Outputs => Boundaries(_graph.Outputs);

    /// <summary>Writes the C# file with the declaration, beside its place and then renamed, so that a failure leaves an existing one as it
    /// was.</summary>
    /// <param name="path">The file; it is replaced if it exists.</param>
    /// <exception cref="IOException">The path names a folder, a device or a pipe, or the file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public void SaveSource(string path) => FileReplacement.Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(Source)));

    /// <summary>Writes the weights as a safetensors file, with the names and shapes that Load of the network expects. The file is written
    /// beside its place and then renamed, so that a failure leaves an existing one as it was.</summary>
    /// <param name="path">The file; it is replaced if it exists.</param>
    /// <exception cref="IOException">The path names a folder, a device or a pipe, or the file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public void SaveWeights(string path) => TensorFile.Write(
        path,
        [
            .. _stages.SelectMany(stage => stage.Parameters)
                .Select(named => (named.Name, named.Parameter.Extents, named.Parameter.Values)),
        ]);

    /// <summary>
    /// Writes a check as a safetensors file: a random input and the outputs that the model gives for it, computed node by node in double
    /// precision, without anything that a network computes with. <see cref="NetworkCheck.Verify"/> reads it. The file is written beside its
    /// place and then renamed.
    /// </summary>
    /// <param name="path">The file; it is replaced if it exists.</param>
    /// <exception cref="InvalidDataException">An output is not finite for that input, or a node has numbers that no tensor allows; nothing
    /// is written.</exception>
    /// <exception cref="IOException">The path names a folder, a device or a pipe, or the file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public void SaveCheck(string path) => CheckWriter.Write(path, _model, _graph, _stages, Seed, Tolerance);

    private List<(string Tensor, string Stage, ElementOrder Order)> Boundaries(IEnumerable<(string Name, ImportedValue Value)> values) =>
        [.. values.Select(named => (named.Name, _stages.Single(stage => stage.Last == named.Value.Operation).Name, named.Value.Order))];

    private void CheckFinite()
    {
        foreach (DeclaredParameter parameter in _graph.Operations.SelectMany(operation => operation.Parameters))
        {
            int element = WeightsReader.FirstNonFinite(parameter.Values);
            if (element >= 0)
            {
                string constant = Printable.Of(parameter.Source);
                throw new InvalidDataException(FormattableString.Invariant(
                    $"{_model.Path}: constant '{constant}' has {parameter.Values[element]}; expected finite numbers."));
            }
        }
    }
}
