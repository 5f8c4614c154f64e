using System.Text;
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

    internal ImportedNetwork(ModelGraph model, DeclaredGraph graph, string name, OnnxImportOptions options)
    {
        _model = model;
        _graph = ProjectedShortcuts.Find(graph);
        List<DeclaredStage> stages = StageArrangement.Arrange(_graph);
        SharedParameters shared = SharedParameters.Find(stages);
        (_stages, List<BlockClass> blocks) = Repetition.Find(stages, _graph, name);
        StageNames.Give(_stages, _graph, name);
        shared.GiveNames();
        CheckFinite();
        Name = name;
        Source = DeclarationWriter.Write(model, _graph, _stages, blocks, name, options);
    }

    /// <summary>The name of the class.</summary>
    public string Name { get; }

    /// <summary>The C# file with the declaration.</summary>
    public string Source { get; }

    /// <summary>What the network does otherwise than the model, in sentences for people; none as a rule.</summary>
    public IReadOnlyList<string> Remarks => !_model.HasHalves ? [] :
    [
        "The model has floats of 16 bits; the network and its check compute with 32 bits and more, without the rounding to 16.",
    ];

    /// <summary>The inputs of the model that the network has: the tensor, the stage, and how the one reads the other.</summary>
    internal IReadOnlyList<(string Tensor, string Stage, ElementOrder Order)> Inputs => Boundaries(_graph.Inputs);

    /// <summary>The outputs of the model, likewise.</summary>
    internal IReadOnlyList<(string Tensor, string Stage, ElementOrder Order)> Outputs => Boundaries(_graph.Outputs);

    /// <summary>The files that were read, with their full names: the model, and those beside it that have its weights.</summary>
    public IReadOnlyList<string> Files => _model.Files;

    /// <summary>
    /// Writes the declaration, the weights and the check into a folder, as Name.cs, Name.safetensors and Name.check.safetensors. All three
    /// are written beside their places before the first of them is renamed, so that a failure leaves existing ones as they were, unless
    /// it is one of the renaming itself.
    /// </summary>
    /// <param name="folder">The folder, which must exist.</param>
    /// <param name="cancellation">Ends it before the files are renamed.</param>
    /// <returns>The three files.</returns>
    /// <exception cref="InvalidDataException">An output is not finite for the check's input, or a node has numbers that no tensor
    /// allows.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    /// <exception cref="IOException">The folder does not exist, a path names a folder, a device or a pipe, or a file cannot be
    /// written.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public IReadOnlyList<string> Save(string folder, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string source = Path.Combine(folder, $"{Name}.cs");
        string weights = Path.Combine(folder, $"{Name}.safetensors");
        string check = Path.Combine(folder, $"{Name}.check.safetensors");
        TensorContent checkContent = MakeCheck(cancellation), weightsContent = Weights();
        FileReplacement.Write(source, sourceStream =>
        {
            WriteSource(sourceStream);
            FileReplacement.Write(check, checkStream =>
            {
                checkContent.Write(checkStream, cancellation);
                FileReplacement.Write(weights, weightsStream =>
                {
                    weightsContent.Write(weightsStream, cancellation);
                    sourceStream.Flush();
                    checkStream.Flush();
                });
            });
        });
        return [source, weights, check];
    }

    /// <summary>Writes the C# file with the declaration, beside its place and then renamed, so that a failure leaves an existing one as it
    /// was.</summary>
    /// <param name="path">The file; it is replaced if it exists.</param>
    /// <exception cref="IOException">The path names a folder, a device or a pipe, or the file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public void SaveSource(string path) => FileReplacement.Write(path, WriteSource);

    /// <summary>Writes the weights as a safetensors file, with the names and shapes that Load of the network expects. The file is written
    /// beside its place and then renamed, so that a failure leaves an existing one as it was.</summary>
    /// <param name="path">The file; it is replaced if it exists.</param>
    /// <exception cref="IOException">The path names a folder, a device or a pipe, or the file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public void SaveWeights(string path) => FileReplacement.Write(path, stream => Weights().Write(stream));

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
    public void SaveCheck(string path)
    {
        TensorContent content = MakeCheck(default);
        FileReplacement.Write(path, stream => content.Write(stream));
    }

    private void WriteSource(Stream stream) => stream.Write(Encoding.UTF8.GetBytes(Source));

    private TensorContent Weights() => new(
    [
        .. _stages.SelectMany(stage => stage.Parameters).Where(named => !named.Parameter.IsShared)
            .Select(named => (named.Name, named.Parameter.Extents, named.Parameter.Values)),
    ]);

    private TensorContent MakeCheck(CancellationToken cancellation) =>
        CheckMaker.Make(_model, _graph, _stages, Seed, Tolerance, cancellation);

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
