namespace Unroll.Generator.Graph.Binding;

/// <summary>
/// Binds one attribute of the language: it checks the arguments and shapes and adds nodes. One class an attribute, found by its name:
/// ConvBinder binds ConvAttribute. A binder that reports a problem goes on with an unknown value, so that a mistake is reported once.
/// </summary>
internal abstract class OperationBinder
{
    private static readonly Dictionary<string, OperationBinder> Binders = Implementations.Of<OperationBinder>()
        .ToDictionary(
            binder => binder.GetType().Name.Substring(0, binder.GetType().Name.Length - "Binder".Length), StringComparer.Ordinal);

    public static OperationBinder? Find(string operation) => Binders.TryGetValue(operation, out OperationBinder? binder) ? binder : null;

    /// <summary>The names of all attributes.</summary>
    public static IEnumerable<string> Names => Binders.Keys;

    /// <summary>Whether the operation may have weights, to which the settings of its stage apply.</summary>
    public virtual bool HasWeights => false;

    /// <summary>The arguments that name the stages it reads besides From.</summary>
    public virtual string[] StageArguments => [];

    public abstract void Apply(BindingContext context);
}
