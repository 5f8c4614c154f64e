namespace Unroll.Exchange.Import;

/// <summary>An operation of the declaration: an attribute and what it reads.</summary>
/// <param name="attribute">The attribute: "Conv".</param>
/// <param name="place">Where it stands in its stage.</param>
/// <param name="shape">The shape of its value.</param>
/// <param name="inputs">The operations whose values it reads.</param>
internal sealed class DeclaredOperation(string attribute, OperationPlace place, ValueShape shape, params DeclaredOperation[] inputs)
{
    public const string NoBias = "Bias = false";

    public string Attribute { get; private set; } = attribute;

    public OperationPlace Place => place;

    public ValueShape Shape => shape;

    public IReadOnlyList<DeclaredOperation> Inputs { get; private set; } = inputs;

    /// <summary>Whether its value is a vector, which has no rows and columns, rather than a single pixel.</summary>
    public bool IsVector { get; init; } = attribute switch
    {
        "Dense" or "GlobalAvgPool" or "GlobalMaxPool" or "Flatten" => true,
        "Conv" or "ConvTranspose" or "DepthwiseConv" or "MaxPool" or "AvgPool" or "Reshape" or "Transpose" => false,
        _ => inputs.Length > 0 && inputs[0].IsVector,
    };

    /// <summary>The arguments of the attribute, settings included, as they are written.</summary>
    public List<string> Arguments { get; init; } = [];

    /// <summary>The parameters in the order in which the language has them.</summary>
    public List<DeclaredParameter> Parameters { get; init; } = [];

    /// <summary>The tensor of the model that it was made for; null where a node made it on the way.</summary>
    public string? Tensor { get; set; }

    /// <summary>The operations that read it so far.</summary>
    public int Readers { get; set; }

    /// <summary>Whether another operation has the same weights, and both learn them.</summary>
    public bool SharesWeights { get; set; }

    /// <summary>Whether it could have a bias and has none.</summary>
    public bool LacksBias => Arguments.Contains(NoBias);

    /// <summary>Gives it the bias that it lacks.</summary>
    public void AddBias(float[] bias, string source)
    {
        Arguments.Remove(NoBias);
        Parameters.Add(new DeclaredParameter("bias", [bias.Length], bias, source));
    }

    /// <summary>Makes a sum one of a value and a shortcut that passes through a projection.</summary>
    public void BecomeResidual(DeclaredOperation value, DeclaredOperation shortcut, IEnumerable<DeclaredParameter> projection)
    {
        (Attribute, Inputs) = ("Residual", [value, shortcut]);
        Parameters.AddRange(projection);
    }
}
