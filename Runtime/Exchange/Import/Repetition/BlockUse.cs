namespace Unroll.Exchange.Import;

/// <summary>A stage that is a block.</summary>
/// <param name="Class">The class of the block.</param>
/// <param name="Stages">The stages that it stands for here.</param>
internal sealed record BlockUse(BlockClass Class, IReadOnlyList<DeclaredStage> Stages);
