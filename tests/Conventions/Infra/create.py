"""Creates the shared stack and then the engines' transformed templates in moto, and prints how each ended, as JSON.

create.py SHARED NAME=VALUE,... TRANSFORMED NAME=VALUE,... [TRANSFORMED NAME=VALUE,... ...]

Every reference between the stacks is resolved by the emulator. What moto cannot do is put aside first: conditions are decided here, because it
looks into branches that are not taken; aliases it does not know, so mappings name the function; of an API it does not read the methods, so there is no
stage; and tags of parameters it wants in another form.
"""
import json
import logging
import os
import sys
import warnings

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)
os.environ.update(AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test", AWS_DEFAULT_REGION="us-east-1")

import boto3
from cfnlint.decode import decode
from moto import mock_aws

DECIDED = ("Conditions", "Rules", "Transform")
UNKNOWN = ("AWS::ApiGateway::Deployment", "AWS::ApiGateway::Stage", "AWS::CloudWatch::Alarm", "AWS::Lambda::Alias", "AWS::Lambda::Version")


class Template:
    def __init__(self, path, given):
        template, problems = decode(path)
        if problems:
            sys.exit("\n".join(str(problem) for problem in problems))
        self.template = json.loads(json.dumps(template))
        self.given = given
        self.values = {**{name: one.get("Default") for name, one in self.template["Parameters"].items()}, **given}

    def value(self, node):
        if isinstance(node, dict) and "Ref" in node:
            return self.values.get(node["Ref"], node["Ref"])
        if isinstance(node, dict) and "Fn::Join" in node:
            parts = self.value(node["Fn::Join"][1])
            return node["Fn::Join"][0].join(parts if isinstance(parts, list) else [parts])
        return node

    def holds(self, condition):
        ((kind, parts),) = condition.items()
        if kind == "Condition":
            return self.holds(self.template["Conditions"][parts])
        if kind == "Fn::Equals":
            return str(self.value(parts[0])) == str(self.value(parts[1]))
        if kind == "Fn::Not":
            return not self.holds(parts[0])
        return {"Fn::And": all, "Fn::Or": any}[kind](self.holds(part) for part in parts)

    def decide(self, node):
        if isinstance(node, dict) and "Fn::If" in node:
            name, then, otherwise = node["Fn::If"]
            return self.decide(then if self.holds({"Condition": name}) else otherwise)
        if isinstance(node, dict):
            return {key: self.decide(one) for key, one in node.items() if self.is_there(self.decide(one))}
        if isinstance(node, list):
            return [self.decide(one) for one in node if self.is_there(self.decide(one))]
        return node

    @staticmethod
    def is_there(node):
        return node != {"Ref": "AWS::NoValue"}

    def decided(self):
        result = {name: part for name, part in self.template.items() if name not in DECIDED}
        for section in ("Resources", "Outputs"):
            result[section] = {
                name: self.decide({key: part for key, part in one.items() if key != "Condition"})
                for name, one in self.template[section].items()
                if "Condition" not in one or self.holds({"Condition": one["Condition"]})
            }
        aliases = {name: one["Properties"]["FunctionName"] for name, one in result["Resources"].items() if one["Type"] == "AWS::Lambda::Alias"}
        result["Resources"] = {name: self.suited(one, aliases) for name, one in result["Resources"].items() if one["Type"] not in UNKNOWN}
        return result

    @staticmethod
    def suited(resource, aliases):
        resource.pop("DeletionPolicy", None)
        resource.pop("UpdateReplacePolicy", None)
        properties = resource.get("Properties", {})
        if resource["Type"] == "AWS::SSM::Parameter":
            properties.pop("Tags", None)
        if resource["Type"] == "AWS::Lambda::Function":
            properties["Code"] = {"ZipFile": "x"}
        if resource["Type"] == "AWS::Lambda::EventSourceMapping":
            properties["FunctionName"] = aliases[properties["FunctionName"]["Ref"]]
        if resource["Type"] == "AWS::CodeDeploy::DeploymentGroup":
            properties.pop("AlarmConfiguration", None)
        return resource


def create(cloudformation, name, template):
    cloudformation.create_stack(
        StackName=name,
        TemplateBody=json.dumps(template.decided()),
        Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in template.given.items()],
        Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
    )
    return cloudformation.describe_stacks(StackName=name)["Stacks"][0]["StackStatus"]


def pairs(text):
    return dict(pair.split("=", 1) for pair in text.split(","))


with mock_aws():
    client = boto3.client("cloudformation")
    ended = {}
    for index in range(1, len(sys.argv), 2):
        ended[f"stack-{index // 2}"] = create(client, f"stack-{index // 2}", Template(sys.argv[index], pairs(sys.argv[index + 1])))
    functions = [one["FunctionName"] for one in boto3.client("lambda").list_functions()["Functions"]]
    variables = {
        name: boto3.client("lambda").get_function_configuration(FunctionName=name)["Environment"]["Variables"]["CONVERSATIONS_TABLE"] for name in functions
    }
    print(json.dumps({"stacks": list(ended.values()), "tables": boto3.client("dynamodb").list_tables()["TableNames"], "functions": variables}))
