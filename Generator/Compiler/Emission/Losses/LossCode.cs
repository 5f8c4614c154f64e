using Unroll.Generator.Graph;
using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>
/// How a loss is called: by the method of <c>Unroll.Kernels.Losses</c> that has its name. Behind the usual arguments stand the settings of
/// its record. A loss that has more to say has a subclass, found by the operation that it names.
/// </summary>
internal class LossCode
{
    private static readonly LossCode Usual = new();

    private static readonly Dictionary<Type, LossCode> Special = Implementations.Of<LossCode>()
        .ToDictionary(code => code.OperationType!);

    /// <summary>The operation; null for all that need no more.</summary>
    protected virtual Type? OperationType => null;

    public static LossCode Of(LossOperation operation) => Special.TryGetValue(operation.GetType(), out LossCode code) ? code : Usual;

    /// <summary>The arguments behind the length.</summary>
    public virtual IEnumerable<string> Settings(LossOperation operation, int slot) =>
        OperationSettings.Of(operation).Where(setting => setting.Name != nameof(LossOperation.Weight)).Select(OperationsWriter.Number);

    /// <summary>The members of the training class that the arguments name.</summary>
    public virtual IEnumerable<string> Members(LossOperation operation, int slot) => [];
}
