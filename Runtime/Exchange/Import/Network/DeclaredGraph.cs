namespace Unroll.Exchange.Import;

/// <summary>What a model is in the language: the operations that its outputs need, each behind those that it reads.</summary>
/// <param name="Inputs">The inputs of the model by name.</param>
/// <param name="Outputs">The outputs of the model by name.</param>
/// <param name="Operations">The operations.</param>
internal sealed record DeclaredGraph(
    IReadOnlyList<(string Name, ImportedValue Value)> Inputs, IReadOnlyList<(string Name, ImportedValue Value)> Outputs,
    IReadOnlyList<DeclaredOperation> Operations)
{
    /// <summary>The operations that only bring elements into another order.</summary>
    public int Transpositions => Operations.Count(operation => operation.Attribute == "Transpose");

    public bool IsOutput(DeclaredOperation operation) => Outputs.Any(output => output.Value.Operation == operation);
}
