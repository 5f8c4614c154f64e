using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Spells a pointwise function. The subclasses are found by their type.</summary>
internal abstract class PointwiseCode
{
    private static readonly Dictionary<Type, PointwiseCode> Codes = Implementations.Of<PointwiseCode>()
        .ToDictionary(code => code.FunctionType);

    public abstract Type FunctionType { get; }

    public static PointwiseCode Of(PointwiseFunction function) => Codes[function.GetType()];

    /// <summary>The value for one vector of each input; statements that it needs are written first.</summary>
    public abstract string Value(Isa isa, PointwiseFunction function, string[] inputs, CodeWriter code);
}
