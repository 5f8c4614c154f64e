namespace Unroll.Generator.Graph.Binding;

/// <summary>Binds settings, which add no node but say how the stage's weights start and train; those of a block's stages with it.</summary>
internal abstract class SettingBinder : OperationBinder
{
    public sealed override void Apply(BindingContext context)
    {
        WeightSettings settings = context.Stage.Settings;
        settings.Given.Add(context.Index);
        Set(context, settings);
    }

    protected abstract void Set(BindingContext context, WeightSettings settings);
}
