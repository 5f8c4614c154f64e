namespace Unroll;

/// <summary>
/// One operation of a network with every number resolved, so that whoever reads the operations in order can compute or write down the
/// network without knowing how it was compiled. The settings are those that the compiler itself computes with: padding "same" has become
/// numbers, for instance.
/// </summary>
public sealed class OperationDescription
{
    private readonly OperationSetting[] _settings;

    /// <summary>Describes an operation; generated code calls this.</summary>
    /// <param name="kind">What it computes.</param>
    /// <param name="stage">The stage it belongs to.</param>
    /// <param name="inputs">The places of the operations whose values it reads.</param>
    /// <param name="shape">The shape of its value.</param>
    /// <param name="parameters">The names of its parameters.</param>
    /// <param name="settings">Its numbers.</param>
    public OperationDescription(
        string kind, string stage, int[] inputs, ValueShape shape, string[] parameters, params (string Name, double Value)[] settings)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(settings);
        Kind = kind;
        Stage = stage;
        Inputs = Array.AsReadOnly([.. inputs]);
        Shape = shape;
        Parameters = Array.AsReadOnly([.. parameters]);
        _settings = Array.ConvertAll(settings, setting => new OperationSetting(setting.Name, setting.Value));
        Settings = Array.AsReadOnly(_settings);
    }

    /// <summary>What it computes: "Input", "Convolution", "MaxPool", "Relu", "SoftmaxCrossEntropy"; "Output" hands the value it reads to
    /// the caller.</summary>
    public string Kind { get; }

    /// <summary>The name of the stage it belongs to.</summary>
    public string Stage { get; }

    /// <summary>The places in <see cref="NetworkDescription.Operations"/> of the operations whose values it reads, each before its
    /// own.</summary>
    public IReadOnlyList<int> Inputs { get; }

    /// <summary>The shape of its value; of a loss, which has none, that of the value it scores.</summary>
    public ValueShape Shape { get; }

    /// <summary>The names of its parameters, weights before bias; empty for most operations.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>The numbers that say how it computes, windows and strides in pixels.</summary>
    public IReadOnlyList<OperationSetting> Settings { get; }

    /// <summary>The value of a setting.</summary>
    /// <param name="setting">Its name: "Window.StrideY".</param>
    /// <exception cref="KeyNotFoundException">The operation has no such setting; the message names those it has.</exception>
    public double this[string setting]
    {
        get
        {
            foreach (OperationSetting candidate in _settings)
            {
                if (candidate.Name == setting)
                    return candidate.Value;
            }

            string names = _settings.Length == 0 ? "none" : string.Join(", ", _settings.Select(candidate => candidate.Name));
            throw new KeyNotFoundException($"The operation {Kind} of '{Stage}' has no setting '{setting}'; it has {names}.");
        }
    }

    /// <summary>Its kind, stage and shape.</summary>
    public override string ToString() => $"{Kind} of '{Stage}': {Shape}";
}
