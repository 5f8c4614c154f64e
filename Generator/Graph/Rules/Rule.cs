using System.Reflection;

namespace Unroll.Generator.Graph.Rules;

/// <summary>
/// What one attribute of the language means: it checks the arguments and shapes and adds nodes. One class an attribute, found by its name:
/// ConvRule is the rule of ConvAttribute. A rule that reports a problem goes on with an unknown value, so that a mistake is reported once.
/// </summary>
internal abstract class Rule
{
    private static readonly Dictionary<string, Rule> Rules = typeof(Rule).GetTypeInfo().Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract)
        .ToDictionary(type => type.Name.Substring(0, type.Name.Length - "Rule".Length), type => (Rule)Activator.CreateInstance(type), StringComparer.Ordinal);

    public static Rule? Find(string operation) => Rules.TryGetValue(operation, out Rule? rule) ? rule : null;

    public abstract void Apply(OperationContext context);
}
