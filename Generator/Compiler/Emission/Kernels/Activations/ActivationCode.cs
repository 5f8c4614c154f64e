using Unroll.Generator.Graph;

namespace Unroll.Generator.Emission;

/// <summary>Spells an activation and its derivative. The subclasses are found by their type.</summary>
internal abstract class ActivationCode
{
    private static readonly Dictionary<Type, ActivationCode> Codes = Implementations.Of<ActivationCode>()
        .ToDictionary(code => code.OperationType);

    public abstract Type OperationType { get; }

    public static ActivationCode Of(ActivationOperation operation) => Codes[operation.GetType()];

    /// <summary>The value for an input.</summary>
    public abstract string Value(Isa isa, ActivationOperation operation, string x);

    /// <summary>
    /// The gradient of the input. It follows from the gradient dy of the value and from what the derivative reads: the value or the input.
    /// </summary>
    public abstract string Gradient(Isa isa, ActivationOperation operation, string read, string dy);
}
