using System.Reflection;
using System.Xml.Linq;

namespace Unroll.Stress.Reflection;

/// <summary>The exceptions that the doc comments of public members name, from the XML files beside the assemblies.</summary>
internal sealed class Documentation
{
    private readonly Dictionary<string, Type[]> _exceptions = new(StringComparer.Ordinal);

    public Documentation(params Assembly[] assemblies)
    {
        foreach (Assembly assembly in assemblies)
        {
            foreach (XElement member in XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member"))
                _exceptions[member.Attribute("name")!.Value] =
                    [.. member.Elements("exception").Select(exception => Find(exception.Attribute("cref")!.Value[2..], assemblies))];
        }
    }

    /// <summary>What a method, constructor or accessor may throw, by its own comment or that of what it overrides.</summary>
    public IEnumerable<Type> Exceptions(MethodBase member)
    {
        MethodBase definition = member.Module.ResolveMethod(member.MetadataToken)!;
        IEnumerable<Type> own = _exceptions.GetValueOrDefault(Name(definition), []);
        if (definition.IsSpecialName && !definition.IsConstructor)
        {
            string property = definition.Name[(definition.Name.IndexOf('_') + 1)..];
            string name = $"P:{NameOf(definition.DeclaringType!)}.{property}";
            own = own.Concat(_exceptions.Where(pair => pair.Key == name || pair.Key.StartsWith(name + "(", StringComparison.Ordinal))
                .SelectMany(pair => pair.Value));
        }

        return member is MethodInfo method && method.GetBaseDefinition() is var root
            && root != method && root.DeclaringType != typeof(object)
            ? own.Concat(Exceptions(root))
            : own;
    }

    private static Type Find(string name, Assembly[] assemblies) =>
        Type.GetType(name)
        ?? assemblies.Append(typeof(Stack<>).Assembly).Select(assembly => assembly.GetType(name)).FirstOrDefault(type => type is not null)
        ?? throw new InvalidOperationException($"no exception {name}");

    /// <summary>The name of a member in the files (C# specification, annex D, "ID string format").</summary>
    private static string Name(MethodBase member)
    {
        string parameters = string.Join(',', member.GetParameters().Select(parameter => NameOf(parameter.ParameterType)));
        return $"M:{NameOf(member.DeclaringType!)}.{member.Name.Replace('.', '#')}{(parameters.Length > 0 ? $"({parameters})" : "")}";
    }

    private static string NameOf(Type type)
    {
        if (type.IsGenericParameter)
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        if (type.HasElementType)
            return NameOf(type.GetElementType()!) + (type.IsArray ? "[]" : type.IsByRef ? "@" : "*");
        if (!type.IsGenericType || type.IsGenericTypeDefinition)
            return type.FullName!.Replace('+', '.');
        string open = type.GetGenericTypeDefinition().FullName!.Replace('+', '.');
        return $"{open[..open.IndexOf('`')]}{{{string.Join(',', type.GetGenericArguments().Select(NameOf))}}}";
    }
}
